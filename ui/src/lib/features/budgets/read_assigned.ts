import { parseAmount } from '#lib/money/parse_amount.ts'

interface Format {
  separator: ',' | '.'
  scale: number
}

/**
 * What a person typed over an assigned amount: an amount or a sum, or with a sign in front a change of what is there, as in `+20`, `-5`,
 * `*2` and `/3`. With `=` in front it is the amount itself: `=-20`. Null when it cannot be read.
 */
export function readAssigned(typed: string, current: string, format: Format): string | null {
  const text = typed.trim()
  if (text === '') return parseAmount('0', format)
  if (text.startsWith('=')) return parseAmount(text.slice(1), format)
  if (!/^[-+*/−–]/.test(text)) return parseAmount(text, format)
  const here = current.replace('.', format.separator)
  return parseAmount(`(${here})${text}`, format)
}
