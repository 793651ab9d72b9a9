import { DecimalSum } from '@florin/plugin-sdk'
import { visitRows } from './rows.js'

/*
 * Wise's history of transactions tells both sides of each payment, from whose view a word says; what its fees came from is told beside.
 * It is made into an ordinary table: one row for each balance that changed.
 */

const NAMES = [
  'Direction',
  'Source fee amount',
  'Source amount (after fees)',
  'Target amount (after fees)',
  'Target currency',
]
const DECIMAL = /^-?\d+(\.\d+)?$/
const DIALECT = { delimiter: ',', quoted: true } as const

/** The table as others write it; undefined for what is no such history. */
export function plainWiseHistory(text: string): string | undefined {
  const firstLine = text.slice(0, text.indexOf('\n') + 1 || undefined)
  if (!NAMES.every((name) => firstLine.includes(name))) return undefined
  let names: string[] | undefined
  const rows = [['ID', 'Status', 'Date', 'Name', 'Amount', 'Currency', 'Reference', 'Note']]
  visitRows(text, DIALECT, ({ cells }) => {
    if (names) rows.push(...changes(new Map(names.map((name, index) => [name, cells[index]?.trim() ?? '']))))
    else names = cells.map((cell) => cell.trim())
  })
  return rows.map((row) => row.map(quoted).join(',')).join('\n')
}

/** What left one balance, what arrived on another, or both for what was exchanged. */
function changes(row: Map<string, string>): string[][] {
  const cell = (name: string) => row.get(name) ?? ''
  const direction = cell('Direction').toUpperCase()
  const side = (which: 'Source' | 'Target', sign: '' | '-', name: string) => {
    const day = cell('Finished on') || cell('Created on')
    const money = [amountOf(cell, which, sign), cell(`${which} currency`)]
    return [cell('ID'), cell('Status'), day, name, ...money, cell('Reference'), cell('Note')]
  }
  if (direction === 'IN') return [side('Target', '', cell('Source name'))]
  const left = side('Source', '-', cell('Target name'))
  return direction === 'NEUTRAL' ? [left, side('Target', '', cell('Source name'))] : [left]
}

/** What leaves a balance leaves it with the fee; what is no number stays as it is, for the table to tell. */
function amountOf(cell: (name: string) => string, side: 'Source' | 'Target', sign: '' | '-'): string {
  const amount = cell(`${side} amount (after fees)`)
  if (sign === '' || !DECIMAL.test(amount)) return amount
  const fee = cell('Source fee amount')
  const isCharged = DECIMAL.test(fee) && cell('Source fee currency') === cell('Source currency')
  return new DecimalSum('0')
    .subtract(amount)
    .subtract(isCharged ? fee : '0')
    .toString()
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
