import { fold } from './folding.js'

/** Shorter pieces are found in too many texts. */
const LENGTH_MIN = 4

/**
 * The longest run of whole words that all texts share, without words that have digits: those are dates, cards and references. Null when
 * they share nothing that would tell them from others.
 */
export function sharedWords(texts: readonly string[]): string | null {
  const [first, ...others] = texts.map(fold)
  const words = first.split(/\s+/).filter(Boolean)
  let best = ''
  for (let from = 0; from < words.length; from++) {
    for (let to = words.length; to > from; to--) {
      const run = words.slice(from, to).join(' ')
      if (run.length <= best.length || /\d/.test(run) || !first.includes(run)) continue
      if (others.every((text) => text.includes(run))) best = run
    }
  }
  return best.length < LENGTH_MIN ? null : best
}
