import { TOPICS } from './topics.js'
import { wordsOf } from './words_of.js'

export interface Keyword {
  topic: string
  /** As in the list. */
  words: string
}

interface Entry extends Keyword {
  parts: string[]
}

/** Keywords by their first word, the longest first. */
const INDEX = new Map<string, Entry[]>()
for (const [topic, { keywords }] of Object.entries(TOPICS)) {
  for (const words of keywords) {
    const parts = wordsOf(words)
    const first = parts[0]!
    INDEX.set(first, [...(INDEX.get(first) ?? []), { topic, words, parts }])
  }
}
for (const entries of INDEX.values()) entries.sort((one, other) => other.parts.length - one.parts.length)

/** The keyword of the most words that stands in a text; of equally long ones the first. */
export function longestKeyword(words: string[]): Keyword | undefined {
  let best: Entry | undefined
  for (let at = 0; at < words.length; at++) {
    const entries = INDEX.get(words[at]!)
    if (!entries) continue
    // The longest come first, so the first that stands there is the best of its word.
    for (let next = 0; next < entries.length; next++) {
      const entry = entries[next]!
      if (best && entry.parts.length <= best.parts.length) break
      if (standsAt(words, at, entry.parts)) best = entry
    }
  }
  return best
}

function standsAt(words: string[], at: number, parts: string[]): boolean {
  for (let offset = 1; offset < parts.length; offset++) if (words[at + offset] !== parts[offset]) return false
  return true
}
