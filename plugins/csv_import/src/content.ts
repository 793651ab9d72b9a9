import { readRaw } from './amounts.js'
import { splitDate } from './dates.js'
import type { Columns } from './meaning.js'
import { holdsCurrencies, holdsDates, holdsDirections, holdsNumbers, holdsText, type Profile } from './profile.js'
import type { Table } from './table.js'

/** Fills in what names did not tell: files without a header, and columns with names nobody knows. */
export function guessByContent(columns: Columns, table: Table, profiles: Profile[]): void {
  const all = profiles.map((_, index) => index)
  const unnamed = (index: number) =>
    !['ignored', 'foreign', 'balance', 'card', 'external_id'].includes(table.headers[index]?.role ?? '')
  if (columns.date === null) {
    const mayBeDate = (index: number) => unnamed(index) || table.headers[index]?.role === 'ignored'
    const dates = all.filter((index) => holdsDates(profiles[index]!) && mayBeDate(index))
    columns.date = dates[0] ?? null
    columns.value_date ??= dates[1] ?? null
  }
  if (columns.amount === null && columns.debit === null && columns.credit === null) {
    guessAmounts(
      columns,
      table,
      all.filter((index) => unnamed(index) && mayBeAmount(profiles[index]!)),
      profiles,
    )
  }
  if (columns.currency === null && columns.currency_code === null)
    columns.currency = all.find((index) => !table.headers[index] && holdsCurrencies(profiles[index]!)) ?? null
  if (table.headerRow !== null) return
  columns.account ??= all.find((index) => isOwnNumber(table, index)) ?? null
  columns.currency ??= all.find((index) => holdsCurrencies(profiles[index]!)) ?? null
  const texts = all.filter((index) => holdsText(profiles[index]!) && !holdsDirections(profiles[index]!))
  const weight = (index: number) =>
    profiles[index]!.averageLength * Math.min(profiles[index]!.distinct, 20) * profiles[index]!.filled
  const [payee] = [...texts].sort((a, b) => weight(b) - weight(a))
  columns.payee = payee === undefined ? [] : [payee]
  columns.memo = texts.filter((index) => index !== payee)
}

/** Long whole numbers are account numbers and references. */
function mayBeAmount(profile: Profile): boolean {
  return holdsNumbers(profile) && (profile.decimals > 0 || profile.averageLength < 8)
}

const NUMBER = /^\d[\d -]{7,17}$/
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9 ]{10,36}$/

/** The number of the account stands in every row; of a single row only an IBAN is known to be one. */
function isOwnNumber({ body }: Table, index: number): boolean {
  const [first, ...more] = body.map(({ cells }) => cells[index]?.trim() ?? '')
  if (first === undefined || splitDate(first) || more.some((cell) => cell !== first)) return false
  return more.length > 0 ? NUMBER.test(first) || IBAN.test(first) : IBAN.test(first)
}

function guessAmounts(columns: Columns, table: Table, numeric: number[], profiles: Profile[]): void {
  const withDecimals = numeric.filter((index) => profiles[index]!.decimals > 0)
  const money = withDecimals.length > 0 ? withDecimals : numeric
  const pair = findPair(table, money)
  if (pair) {
    const [first, second] = pair
    // Money goes out more often than it comes in.
    const isOutFirst = profiles[first]!.filled >= profiles[second]!.filled
    columns.debit = isOutFirst ? first : second
    columns.credit = isOutFirst ? second : first
    columns.balance ??= money.find((index) => index !== first && index !== second) ?? null
    return
  }
  // Of several, the one with minus signs is what moved; the others are balances.
  const signed = money.length > 1 ? money.find((index) => profiles[index]!.negatives > 0) : undefined
  const amount = signed ?? money[0]
  if (amount === undefined) return
  const isOneOfPair =
    table.headerRow === null && money.length === 1 && profiles[amount + 1]?.filled === 0 && isPadded(table, amount)
  if (isOneOfPair && profiles[amount]!.negatives === 0) {
    columns.debit = amount
    columns.credit = amount + 1
    return
  }
  columns.amount = amount
  columns.balance ??= money.find((index) => index !== amount && isRunning(table, amount, index)) ?? null
}

function findPair(table: Table, money: number[]): [number, number] | undefined {
  for (const [at, first] of money.entries()) {
    const second = money.slice(at + 1).find((index) => exclude(table, first, index))
    if (second !== undefined) return [first, second]
  }
  return undefined
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
  const rows = body.map(({ cells }) => ({ amount: hundredths(cells[amount]), balance: hundredths(cells[balance]) }))
  let [checked, oldestFirst, newestFirst] = [0, 0, 0]
  for (let i = 1; i < rows.length; i++) {
    const [above, row] = [rows[i - 1]!, rows[i]!]
    if ([above.amount, above.balance, row.amount, row.balance].includes(undefined)) continue
    checked++
    if (above.balance! + row.amount! === row.balance) oldestFirst++
    if (row.balance! + above.amount! === above.balance) newestFirst++
  }
  return checked > 0 && Math.max(oldestFirst, newestFirst) >= checked * 0.6
}

/** Enough to compare amounts of one column with those of another. */
function hundredths(cell: string | undefined): number | undefined {
  const raw = readRaw(cell ?? '')
  if (!raw) return undefined
  const [, whole = '', fraction = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(raw.core)!
  const size = Number(whole.replace(/\D/g, '') + fraction.padEnd(2, '0'))
  return raw.negative ? -size : size
}
