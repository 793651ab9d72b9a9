import type { Details } from './payment_details.js'
import { readSepaWords } from './named_details.js'
import { squeeze } from './values.js'

/** `166?00GUTSCHRIFT?20…`: three digits of a business code, then parts with two digits each, as German and Polish banks write them. */
const CODED = /^\s*(?:\d{3}\s*)?([?<>~^@§|])(?=\d\d)/
/** Parts of the purpose have this length when they go on in the next one. */
const FULL_PART = 27

const POLISH_PURPOSE = [20, 21, 22, 23, 24, 25, 26, 27, 28, 29]
/** Polish banks keep addresses where German ones go on with the purpose. */
const PURPOSE = [...POLISH_PURPOSE, 60, 61, 62, 63]
const NAME = [32, 33]
const KIND = [0]
const IBAN = [38]
const ACCOUNT = [31]

/** The texts of each code, by the code itself. */
type Parts = (string[] | undefined)[]

/** Undefined for what is not written that way. */
export function readCoded(text: string): Details | undefined {
  const separator = CODED.exec(text)?.[1]
  if (!separator) return undefined
  const parts = partsOf(text, separator)
  const purpose = join(parts, separator === '?' ? PURPOSE : POLISH_PURPOSE)
  const { text: memo, payee: named } = readSepaWords(purpose)
  return {
    payee: squeeze(join(parts, NAME)) || named,
    memo: memo || squeeze(join(parts, KIND)),
    counterparty: squeeze(join(parts, IBAN)) || squeeze(join(parts, ACCOUNT)),
  }
}

function partsOf(text: string, separator: string): Parts {
  const parts: Parts = []
  let current: string[] | undefined
  for (const piece of text.split(separator)) {
    if (startsWithCode(piece)) {
      current = parts[Number(piece.slice(0, 2))] ??= []
      current.push(piece.slice(2))
    } else {
      // The separator itself stands in a text.
      current?.push(separator + piece)
    }
  }
  return parts
}

const isDigit = (code: number) => code >= 48 && code <= 57
const startsWithCode = (piece: string) => isDigit(piece.charCodeAt(0)) && isDigit(piece.charCodeAt(1))

function join(parts: Parts, codes: readonly number[]): string {
  let text = ''
  let previous = ''
  for (const code of codes) {
    for (const part of parts[code] ?? []) {
      const goesOn = text === '' || previous.length >= FULL_PART || part.startsWith('?')
      text += goesOn ? part : ` ${part}`
      previous = part
    }
  }
  return text
}
