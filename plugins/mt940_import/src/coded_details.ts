import type { Details } from './details.js'
import { readSepaWords } from './named_details.js'
import { squeeze } from './values.js'

/** `166?00GUTSCHRIFT?20…`: three digits of a business code, then parts with two digits each, as German and Polish banks write them. */
const CODED = /^\s*(?:\d{3}\s*)?([?<~^@§|])(?=\d\d)/
/** Parts of the purpose have this length when they go on in the next one. */
const FULL_PART = 27

/** Undefined for what is not written that way. */
export function readCoded(text: string): Details | undefined {
  const separator = CODED.exec(text)?.[1]
  if (!separator) return undefined
  const parts = partsOf(text, separator)
  const pick = (codes: readonly number[]) => codes.flatMap((code) => parts.get(code) ?? [])
  // Polish banks keep addresses where German ones go on with the purpose.
  const more = separator === '?' ? [60, 61, 62, 63] : []
  const { text: purpose, payee: named } = readSepaWords(
    joinParts(pick([20, 21, 22, 23, 24, 25, 26, 27, 28, 29, ...more])),
  )
  const kind = squeeze(joinParts(pick([0])))
  return {
    payee: squeeze(joinParts(pick([32, 33]))) || named,
    memo: purpose || kind,
    counterparty: squeeze(joinParts(pick([38]))) || squeeze(joinParts(pick([31]))),
  }
}

function partsOf(text: string, separator: string): Map<number, string[]> {
  const parts = new Map<number, string[]>()
  let code = -1
  for (const piece of text.split(separator)) {
    const digits = /^\d\d/.exec(piece)?.[0]
    if (digits === undefined) {
      // The separator itself stands in a text.
      parts.get(code)?.push(separator + piece)
      continue
    }
    code = Number(digits)
    const known = parts.get(code)
    if (known) known.push(piece.slice(2))
    else parts.set(code, [piece.slice(2)])
  }
  return parts
}

function joinParts(parts: readonly string[]): string {
  let text = ''
  let previous = ''
  for (const part of parts) {
    const goesOn = previous.length >= FULL_PART || part.startsWith('?')
    text += goesOn || text === '' ? part : ` ${part}`
    previous = part
  }
  return text
}
