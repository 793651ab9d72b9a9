import { hashText } from './hashing.js'
import type { Found } from './knowledge.js'
import type { Words } from './fold.js'
import type { SparseWriter } from './sparse.js'

const GRAMS = { from: 2, to: 5 }
const WEIGHTS = { word: 1, pair: 0.7, first: 0.7, whole: 1, grams: 0.6, concept: 2, merchant: 1 }

const SALT = Object.fromEntries(
  ['w', 'p', 'f', 't', 'g', 'c', 'm', 'a'].map((kind) => [kind, hashText(`${kind}:`)]),
) as Record<string, number>

/** Of the text as a whole. */
export const wholeHash = ({ telling }: Pick<Words, 'telling'>) => hashText(telling.join(' '), SALT.t)

/** Of a word. */
export const wordHash = (word: string) => hashText(word, SALT.w)

/** What a text says: its words, pieces of words, the whole of it, and what the plugin knows of the names in it. */
export function writeTextFeatures(writer: SparseWriter, { all, telling }: Words, found: readonly Found[]): void {
  const share = 1 / Math.sqrt(Math.max(1, telling.length))
  telling.forEach((word, at) => {
    writer.add(word, WEIGHTS.word * Math.max(0.5, share), SALT.w)
    if (at > 0) writer.add(`${telling[at - 1]} ${word}`, WEIGHTS.pair * Math.max(0.4, share), SALT.p)
  })
  for (const word of all) if (!telling.includes(word)) writer.add(word, 0.4, SALT.a)
  if (telling.length > 0) writer.add(telling[0]!, WEIGHTS.first, SALT.f)
  writer.addHash(wholeHash({ telling }), WEIGHTS.whole)
  writeGrams(writer, telling)
  for (const { concept, name, strength } of found) {
    writer.add(concept.id, WEIGHTS.concept * strength, SALT.c)
    writer.add(name, WEIGHTS.merchant, SALT.m)
  }
}

/** Pieces of words with their edges, together as heavy as a few words. */
function writeGrams(writer: SparseWriter, words: readonly string[]): void {
  const mark = writer.mark
  for (const word of words) {
    const edged = ` ${word} `
    for (let from = 0; from < edged.length; from++) {
      let hash = SALT.g!
      const end = Math.min(edged.length, from + GRAMS.to)
      for (let at = from; at < end; at++) {
        hash = Math.imul(hash ^ edged.charCodeAt(at), 0x01000193)
        if (at - from + 1 >= GRAMS.from) writer.addHash(hash, 1)
      }
    }
  }
  const count = writer.mark - mark
  if (count > 0) writer.scaleFrom(mark, WEIGHTS.grams / Math.sqrt(count))
}
