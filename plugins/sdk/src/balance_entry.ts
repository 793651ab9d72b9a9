import type { BookEntry, BookLine } from './book_entry.js'
import { fixedText, proportionFixed, roundFixed, toFixed18 } from './fixed.js'

export interface BalancedPosting {
  line: BookLine
  quantity: bigint
  /** In the entry's currency. */
  value: bigint
}

interface Weighed {
  line: BookLine
  quantity: bigint
  weight: bigint
  commodity: string
}

export type Balanced = { currency: string; postings: BalancedPosting[] } | { problem: string }

/** Differences of a few last digits come from rounding; anything more is a mistake in the books. */
const DIGITS_FORGIVEN = 2n

/**
 * Works out what each line of a transaction is worth in one currency, so that all of it sums to zero.
 *
 * Lines weigh what they say, or what was paid for them. A line without an amount takes what is left. Two commodities that do not balance
 * by themselves were exchanged for one another. Commodities that balance by themselves beside the others, such as hours of leave, are
 * worth nothing in the currency.
 */
export function balanceEntry(entry: BookEntry, scale: (code: string) => number, rounding: () => number): Balanced {
  const weighed = fillBlank(entry.lines)
  if ('problem' in weighed) return weighed
  const sums = sumsOf(weighed)
  const open = [...sums].filter(([code, sum]) => !isNegligible(sum, code, scale))
  // One commodity left over was forgotten; three or more could have been exchanged in many ways.
  if (open.length === 1 || open.length > 2) return { problem: notZero(open, scale) }
  const openCodes = open.map(([code]) => code)
  const currency = chooseCurrency(weighed, openCodes)
  const other = open.find(([code]) => code !== currency)
  const exchanged = other && { code: other[0], sum: other[1], into: -sums.get(currency)! }
  const decimals = scale(currency)
  const postings = weighed.map(({ line, quantity, weight, commodity }): BalancedPosting => {
    if (commodity === currency) return { line, quantity, value: roundFixed(weight, decimals) }
    if (commodity !== exchanged?.code) return { line, quantity, value: 0n }
    return { line, quantity, value: roundFixed(proportionFixed(weight, exchanged.into, exchanged.sum), decimals) }
  })
  return { currency, postings: settle(postings, currency, rounding) }
}

/** A line without an amount gets what the others leave, in each of their commodities. */
function fillBlank(lines: readonly BookLine[]): Weighed[] | { problem: string } {
  const blank = lines.filter(({ quantity }) => quantity === null)
  if (blank.length > 1) return { problem: 'more than one line of the transaction has no amount' }
  const told = lines.filter(({ quantity }) => quantity !== null).map(weigh)
  if (blank.length === 0) return told
  const left = [...sumsOf(told)].filter(([, sum]) => sum !== 0n)
  const filled = left.map(([commodity, sum]): Weighed => {
    const line = { ...blank[0]!, quantity: fixedText(-sum, 0), commodity }
    return { line, quantity: -sum, weight: -sum, commodity }
  })
  return [...told, ...filled]
}

function weigh(line: BookLine): Weighed {
  const quantity = toFixed18(line.quantity!)
  if (!line.weight) return { line, quantity, weight: quantity, commodity: line.commodity }
  return { line, quantity, weight: toFixed18(line.weight.amount), commodity: line.weight.commodity }
}

function sumsOf(weighed: readonly Weighed[]): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { commodity, weight } of weighed) sums.set(commodity, (sums.get(commodity) ?? 0n) + weight)
  return sums
}

function isNegligible(sum: bigint, code: string, scale: (code: string) => number): boolean {
  const unit = 10n ** BigInt(18 - scale(code))
  return (sum < 0n ? -sum : sum) <= unit * DIGITS_FORGIVEN
}

/** What is open decides; otherwise what most lines are weighed in. */
function chooseCurrency(weighed: readonly Weighed[], open: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const { commodity, line } of weighed) {
    // What something was bought with is a currency beyond doubt.
    const worth = line.weight ? 3 : 1
    if (open.length === 0 || open.includes(commodity)) counts.set(commodity, (counts.get(commodity) ?? 0) + worth)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? weighed[0]?.commodity ?? ''
}

/** What rounding left goes to a line whose value was worked out, or to an account of its own. */
function settle(postings: BalancedPosting[], currency: string, rounding: () => number): BalancedPosting[] {
  const rest = postings.reduce((sum, { value }) => sum + value, 0n)
  if (rest === 0n) return postings
  const bearer = postings.find(({ line, value }) => line.commodity !== currency && value !== 0n)
  if (bearer) {
    bearer.value -= rest
    return postings
  }
  const line: BookLine = { account: rounding(), quantity: fixedText(-rest, 0), commodity: currency }
  return [...postings, { line, quantity: -rest, value: -rest }]
}

function notZero(open: readonly (readonly [string, bigint])[], scale: (code: string) => number): string {
  const left = open.map(([code, sum]) => `${fixedText(sum, scale(code))} ${code}`.trim()).join(' and ')
  return `the transaction does not balance, ${left} is left over`
}
