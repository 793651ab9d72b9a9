const LETTERS = /[\p{L}\p{N}]+/gu
const MARKS = /\p{M}+/gu
const BEYOND_ASCII = /[^\x00-\x7f]/ // eslint-disable-line no-control-regex -- The range of ASCII begins with controls.

/** The words of a text without case and accents: banks write `CAFE`, people `Café`. */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase()
  const folded = BEYOND_ASCII.test(lower) ? lower.replace(/ß/g, 'ss').normalize('NFD').replace(MARKS, '') : lower
  return folded.match(LETTERS) ?? []
}
