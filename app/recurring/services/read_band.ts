import { invalidField } from '#core/exceptions'
import { parseAmount } from '#core/money'

/** Amounts as people tell them, without a sign and in any order. */
export function readBand({ from, to }: { from: string; to: string }, scale: number): [number, number] {
  const ends = [from, to].map((text) => Math.abs(parseAmount(text, scale))).sort((one, other) => one - other)
  if (ends[1] === 0) throw invalidField('/amount/to', 'zero', 'Say how much it is.')
  return [ends[0]!, ends[1]!]
}
