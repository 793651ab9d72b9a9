import { readRaw } from './amounts.js'
import type { Columns } from './meaning.js'
import type { Table } from './table.js'
import { normalise } from './vocabulary.js'

const FEE =
  /^(total )?(fees?|commission|gebuhr|gebuhren|entgelt|frais|kosten|comision|commissione|provisjon|prowizja|poplatek)\b/

export const isFee = (name: string) => FEE.test(normalise(name))

/**
 * The column of fees that come on top of the amounts; null where there is none or the amounts have them already, which the running
 * balance tells.
 */
export function findFee(columns: Columns, { names, body }: Table): number | null {
  const { balance, currency, account } = columns
  const fee = names.findIndex(isFee)
  if (fee < 0 || balance === null) return null
  const last = new Map<string, number>()
  const fits = { with: 0, without: 0 }
  for (const { cells } of body) {
    const [moved, after, charged] = [movedBy(columns, cells), sizeOf(cells[balance]), Math.abs(sizeOf(cells[fee]) || 0)]
    if (Number.isNaN(moved) || Number.isNaN(after)) continue
    const key = [currency, account].map((index) => (index === null ? '' : cells[index])).join('|')
    const before = last.get(key)
    last.set(key, after)
    if (before === undefined || charged === 0) continue
    if (isSame(before + moved - charged, after)) fits.with++
    else if (isSame(before + moved, after)) fits.without++
  }
  return fits.with > fits.without ? fee : null
}

function movedBy({ amount, debit, credit }: Columns, cells: string[]): number {
  if (amount !== null) return sizeOf(cells[amount])
  const size = (index: number | null) => Math.abs((index === null ? 0 : sizeOf(cells[index])) || 0)
  return size(credit) - size(debit)
}

const isSame = (a: number, b: number) => Math.abs(a - b) < 0.000_1

/** Enough to compare sums with; not a number where the cell is no amount. */
function sizeOf(cell: string | undefined): number {
  const raw = readRaw(cell ?? '')
  if (!raw) return Number.NaN
  const size = Number(raw.core.replace(/[.,](?=\d{3}(\D|$))/g, '').replace(',', '.'))
  return raw.negative ? -size : size
}
