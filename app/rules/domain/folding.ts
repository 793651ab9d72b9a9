// eslint-disable-next-line no-control-regex -- The range of ASCII starts with control characters.
const ascii = /^[\x00-\x7f]*$/

export function isAscii(text: string): boolean {
  return ascii.test(text)
}

/**
 * Text as it is compared: without case, width, ligatures and the two ways of writing an accent. Both sides of a comparison are folded,
 * a transaction's text once per row.
 */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  // A sigma at the end of a word has a form of its own.
  return text.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ')
}
