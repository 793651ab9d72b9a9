const MARKS = /[\u0300-\u036f]+/g
const BEYOND_ASCII = /[^\x00-\x7f]/ // eslint-disable-line no-control-regex -- The range of ASCII begins with controls.
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u
const BETWEEN_ASCII_WORDS = /[^a-z0-9]+/

/**
 * The words of a text without case and accents: banks write `CAFE`, people `Café`. Most texts are plain ASCII then, where a class of
 * plain letters is matched several times as quickly. There may be empty words at both ends.
 */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase()
  if (!BEYOND_ASCII.test(lower)) return lower.split(BETWEEN_ASCII_WORDS)
  const folded = lower.replaceAll('ß', 'ss').normalize('NFD').replace(MARKS, '')
  return folded.split(BEYOND_ASCII.test(folded) ? BETWEEN_WORDS : BETWEEN_ASCII_WORDS)
}
