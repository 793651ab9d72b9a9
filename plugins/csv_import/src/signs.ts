import { readRaw } from './amounts.js'
import type { Columns } from './meaning.js'
import { readDirection, type Direction } from './directions.js'
import type { Table } from './table.js'

const PURCHASE = /^(card )?(purchase|sale|achat|einkauf|compra|aankoop|acquisto|zakup)$/i

/** Words that only a card's own statement has. */
const PAID_TO_CARD =
  /payment.{0,20}thank you|autopay|internet payment|payment received|pagamento recebido|zahlung erhalten|paiement re[cç]u/i

/** How the amounts of a file get their sign. */
export interface Signs {
  /** A word beside the amount decides; otherwise the sign as written does. */
  byWord: boolean
  /** What a row without a word or mark is, where other rows have one. */
  unmarked: Direction | undefined
  inverted: boolean
  /** The debit column already has minus signs. */
  debitIsNegative: boolean
  /** The credit column has minus signs: to a card, a payment is negative. */
  creditIsNegative: boolean
}

const CARD =
  /credit ?card|kreditkart|carte de cr[eé]dit|tarjeta de cr[eé]dito|carta di credito|kredietkaart|american express|amex|mastercard|\bvisa\b|利用(店名|金額)|信用卡|신용카드/i
const SELLER = /customer|seller|payout|charge id/i
const PAID_BACK =
  /payment|thank you|autopay|refund|zahlung|gutschrift|erstattung|paiement|rembours|pago|abono|reembolso|betaling|terugbet|pagamento/i

export function findSigns(columns: Columns, table: Table): Signs {
  const signs: Signs = {
    byWord: false,
    unmarked: undefined,
    inverted: false,
    debitIsNegative: false,
    creditIsNegative: false,
  }
  const { amount, debit, direction } = columns
  if (amount === null) {
    return {
      ...signs,
      debitIsNegative: isAllNegative(table, debit),
      creditIsNegative: isAllNegative(table, columns.credit),
    }
  }
  if (direction !== null) return { ...signs, ...byWords(table, amount, direction) }
  const marks = new Set(numbersOf(table, amount).map((raw) => raw.mark))
  if (marks.has('credit') || marks.has('debit')) {
    return { ...signs, byWord: true, unmarked: marks.has('debit') ? (marks.has('credit') ? undefined : 'in') : 'out' }
  }
  return { ...signs, inverted: countsSpendingAsPositive(columns, table) }
}

function numbersOf({ body }: Table, index: number | null) {
  return index === null ? [] : body.flatMap(({ cells }) => readRaw(cells[index] ?? '') ?? [])
}

function isAllNegative(table: Table, index: number | null): boolean {
  const amounts = numbersOf(table, index).filter((raw) => /[1-9]/.test(raw.core))
  return amounts.length > 0 && amounts.every((raw) => raw.negative)
}

/** Words decide over unsigned amounts. Where amounts are signed as well, the sign stays unless it says the opposite of the words. */
function byWords({ body }: Table, amount: number, direction: number): Partial<Signs> {
  const seen = { in: 0, out: 0, agree: 0, disagree: 0, negative: 0 }
  for (const { cells } of body) {
    const raw = readRaw(cells[amount] ?? '')
    const word = readDirection(cells[direction] ?? '')
    if (!raw) continue
    if (raw.negative) seen.negative++
    if (!word) continue
    seen[word]++
    if (raw.negative === (word === 'out')) seen.agree++
    else seen.disagree++
  }
  if (seen.negative > 0 && seen.agree >= seen.disagree) return {}
  const unmarked = seen.in === 0 ? 'in' : seen.out === 0 ? 'out' : undefined
  return { byWord: true, unmarked }
}

/** How often a row that calls itself a purchase has which sign. */
function purchases({ body }: Table, amount: number): { positive: number; negative: number } {
  const seen = { positive: 0, negative: 0 }
  for (const { cells } of body) {
    const raw = cells.some((cell) => PURCHASE.test(cell.trim())) ? readRaw(cells[amount] ?? '') : undefined
    if (raw && /[1-9]/.test(raw.core)) seen[raw.negative ? 'negative' : 'positive']++
  }
  return seen
}

/** Card statements often do. A payment to the card is then negative, or nothing is. */
function countsSpendingAsPositive(columns: Columns, table: Table): boolean {
  const about = [...table.preamble.flatMap(({ cells }) => cells), ...table.names].join(' ')
  const sampleCells = table.body.slice(0, 5).flatMap(({ cells }) => cells.filter((cell) => cell.trim().length < 20))
  const isCard =
    CARD.test(about) ||
    table.headers.some((header) => header?.role === 'card') ||
    sampleCells.some((cell) => CARD.test(cell))
  if (SELLER.test(about) || columns.amount === null) return false
  const paidBack = isCard ? PAID_BACK : PAID_TO_CARD
  const bought = purchases(table, columns.amount)
  if (bought.positive > 0 && bought.negative === 0) return true
  const seen = { spentPositive: 0, spentNegative: 0, paidPositive: 0, paidNegative: 0 }
  for (const { cells } of table.body) {
    const raw = readRaw(cells[columns.amount] ?? '')
    if (!raw || !/[1-9]/.test(raw.core)) continue
    const words = [...columns.payee, ...columns.memo].map((index) => cells[index]).join(' ')
    seen[`${paidBack.test(words) ? 'paid' : 'spent'}${raw.negative ? 'Negative' : 'Positive'}`]++
  }
  if (seen.spentNegative === 0 && seen.paidNegative === 0) return isCard && seen.spentPositive > 0
  const isPaidNegative = isCard
    ? seen.paidNegative >= seen.paidPositive
    : seen.paidNegative > 0 && seen.paidPositive === 0
  return isPaidNegative && seen.spentPositive > seen.spentNegative
}
