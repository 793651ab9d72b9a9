import { readRaw } from './amounts.js'
import type { Columns } from './meaning.js'
import { holdsCurrencies, holdsDates, holdsDirections, holdsNumbers, holdsText, type Profile } from './profile.js'
import type { Table } from './table.js'

/** Fills in what names did not tell: files without a header, and columns with names nobody knows. */
export function guessByContent(columns: Columns, table: Table, profiles: Profile[]): void {
  const all = profiles.map((_, index) => index)
  const unnamed = (index: number) => !['ignored', 'foreign', 'balance', 'card', 'external_id'].includes(table.headers[index]?.role ?? '')
  if (columns.date === null) {
    const dates = all.filter((index) => holdsDates(profiles[index]!) && unnamed(index))
    columns.date = dates[0] ?? null
    columns.value_date ??= dates[1] ?? null
  }
  if (columns.amount === null && columns.debit === null && columns.credit === null) {
    guessAmounts(columns, table, all.filter((index) => unnamed(index) && mayBeAmount(profiles[index]!)), profiles)
  }
  if (table.headerRow !== null) return
  columns.currency ??= all.find((index) => holdsCurrencies(profiles[index]!)) ?? null
  const texts = all.filter((index) => holdsText(profiles[index]!) && !holdsDirections(profiles[index]!))
  const weight = (index: number) => profiles[index]!.averageLength * Math.min(profiles[index]!.distinct, 20) * profiles[index]!.filled
  const [payee] = [...texts].sort((a, b) => weight(b) - weight(a))
  columns.payee = payee === undefined ? [] : [payee]
  columns.memo = texts.filter((index) => index !== payee)
}

/** Long whole numbers are account numbers and references. */
function mayBeAmount(profile: Profile): boolean {
  return holdsNumbers(profile) && (profile.decimals > 0 || profile.averageLength < 8)
}

function guessAmounts(columns: Columns, table: Table, numeric: number[], profiles: Profile[]): void {
  const [amount, second] = numeric.sort((a, b) => profiles[b]!.decimals - profiles[a]!.decimals || a - b).slice(0, 2).sort((a, b) => a - b)
  if (amount === undefined) return
  if (second !== undefined && exclude(table, amount, second)) {
    // Money goes out more often than it comes in.
    const outFirst = profiles[amount]!.filled >= profiles[second]!.filled
    columns.debit = outFirst ? amount : second
    columns.credit = outFirst ? second : amount
    return
  }
  const neighbour = profiles[amount + 1]
  const isPair = table.headerRow === null && second === undefined && neighbour?.filled === 0 && isPadded(table, amount)
  if (isPair && profiles[amount]!.negatives === 0) {
    columns.debit = amount
    columns.credit = amount + 1
    return
  }
  columns.amount = amount
  if (second !== undefined) columns.balance ??= isRunning(table, amount, second) ? second : null
}

/** Never both filled: the two halves of a debit and credit pair. */
function exclude({ body }: Table, a: number, b: number): boolean {
  const isFilled = (cells: string[], index: number) => readRaw(cells[index] ?? '') !== undefined
  return !body.some(({ cells }) => isFilled(cells, a) && isFilled(cells, b))
}

/** A blank of white space, where other empty cells have nothing, is the other half of a pair. */
function isPadded({ body }: Table, amount: number): boolean {
  return body.every(({ cells }) => /^\s+$/.test(cells[amount + 1] ?? ''))
}

/** Whether one column is the balance after the amounts of another, in either order of time. */
function isRunning({ body }: Table, amount: number, balance: number): boolean {
  const read = (cell: string | undefined) => {
    const raw = readRaw(cell ?? '')
    return raw ? (raw.negative ? -1 : 1) * Number(raw.core.replace(/[^\d]/g, '')) : undefined
  }
  let fits = 0
  let checked = 0
  for (let i = 1; i < body.length; i++) {
    const [before, after] = [read(body[i - 1]!.cells[balance]), read(body[i]!.cells[balance])]
    const [older, newer] = [read(body[i - 1]!.cells[amount]), read(body[i]!.cells[amount])]
    if (before === undefined || after === undefined || older === undefined || newer === undefined) continue
    checked++
    if (Math.abs(after - before) === Math.abs(newer) || Math.abs(after - before) === Math.abs(older)) fits++
  }
  return checked > 0 && fits >= checked * 0.6
}
