const WORD = /[\p{L}\p{N}]+/gu

/** The words of a text, each once, without case, width and accents. */
export function words(text: string): Set<string> {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return new Set(plain.match(WORD))
}

const LONG_ENOUGH = 3

/**
 * How alike two descriptions of one payment are, from 0 to 1: the share of the shorter one's telling words that the other one has too.
 * Banks pad a name with places, dates and numbers, so the longer text may say anything else.
 */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [fewer, more] = telling(a).length <= telling(b).length ? [telling(a), b] : [telling(b), a]
  if (fewer.length === 0) return 0
  const shared = fewer.filter((word) => has(more, word))
  return shared.length / fewer.length
}

/** Words that say who was paid: numbers and scraps do not. */
function telling(text: ReadonlySet<string>): string[] {
  return [...text].filter((word) => word.length >= LONG_ENOUGH && !/^\p{N}+$/u.test(word))
}

/** Banks cut names off and run them together, so the beginning of a word is enough. */
function has(text: ReadonlySet<string>, word: string): boolean {
  if (text.has(word)) return true
  for (const other of text) {
    if (other.length < LONG_ENOUGH + 1 || word.length < LONG_ENOUGH + 1) continue
    if (other.startsWith(word) || word.startsWith(other)) return true
  }
  return false
}
