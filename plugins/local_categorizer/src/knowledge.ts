import africa from '../knowledge/merchants/africa.txt'
import asiaPacific from '../knowledge/merchants/asia_pacific.txt'
import deAtCh from '../knowledge/merchants/de_at_ch.txt'
import esPtLatam from '../knowledge/merchants/es_pt_latam.txt'
import frBe from '../knowledge/merchants/fr_be.txt'
import gbIe from '../knowledge/merchants/gb_ie.txt'
import itNl from '../knowledge/merchants/it_nl.txt'
import northEast from '../knowledge/merchants/north_east.txt'
import usCa from '../knowledge/merchants/us_ca.txt'
import world from '../knowledge/merchants/world.txt'
import wordsDe from '../knowledge/words/de.txt'
import wordsEn from '../knowledge/words/en.txt'
import wordsEsPt from '../knowledge/words/es_pt.txt'
import wordsFr from '../knowledge/words/fr.txt'
import wordsItNl from '../knowledge/words/it_nl.txt'
import wordsNorthEast from '../knowledge/words/north_east.txt'
import type { Concept } from './concept.js'
import { CONCEPTS } from './concepts.js'
import { fold, wordsOf } from './fold.js'

/** A name or word that stands in a text, and what it stands for. */
export interface Found {
  concept: Concept
  /** As it is listed. */
  name: string
  /** How sure it is, 0 to 1. */
  strength: number
  /** Whether it is the name of a shop or company rather than a word of the language. */
  isName: boolean
}

interface Entry extends Found {
  words: string[]
}

const MERCHANTS = [world, gbIe, deAtCh, frBe, esPtLatam, itNl, northEast, usCa, africa, asiaPacific]
const WORDS = [wordsEn, wordsDe, wordsFr, wordsEsPt, wordsItNl, wordsNorthEast]
const STRENGTH = { long: 1, name: 0.9, short: 0.7, word: 0.75, piece: 0.65 }
/** Pieces of a word that are looked for inside of it, as German has them. */
const PIECE = { from: 3, to: 16 }

const byId = new Map(CONCEPTS.map((concept) => [concept.id, concept]))
/** By first word, the longest first. */
const phrases = new Map<string, Entry[]>()
const prefixes = new Map<string, Entry[]>()
const pieces = new Map<string, Entry[]>()
let size = 0

const listed = (map: Map<string, Entry[]>, key: string, entry: Entry) => {
  const known = map.get(key)
  // One name stands for one thing; a word may stand for several in several languages.
  if (known?.some(({ concept, name }) => concept === entry.concept && name === entry.name)) return
  if (known) known.push(entry)
  else map.set(key, [entry])
  size++
}

function load(text: string, isName: boolean): void {
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':')
    if (colon < 0) continue
    const concept = byId.get(line.slice(0, colon))
    if (!concept) throw new Error(`There is no concept "${line.slice(0, colon)}".`)
    for (const item of line.slice(colon + 1).split(',')) add(item.trim(), concept, isName)
  }
}

function add(item: string, concept: Concept, isName: boolean): void {
  const [open, close] = [item.startsWith('*'), item.endsWith('*')]
  const name = fold(item.replaceAll('*', '')).trim()
  const words = wordsOf(name).telling
  if (words.length === 0) return
  const strength = isName ? nameStrength(words) : open || close ? STRENGTH.piece : STRENGTH.word
  const entry = { concept, name, strength, isName, words }
  if (open && words.length === 1) return listed(pieces, words[0]!, entry)
  if (close && words.length === 1) return listed(prefixes, words[0]!, entry)
  listed(phrases, words[0]!, entry)
}

const nameStrength = (words: string[]) =>
  words.length > 1 ? STRENGTH.long : words[0]!.length > 3 ? STRENGTH.name : STRENGTH.short

for (const text of MERCHANTS) load(text, true)
for (const text of WORDS) load(text, false)
for (const entries of phrases.values()) entries.sort((one, other) => other.words.length - one.words.length)

/** How many names and words are known. */
export const KNOWN = size

/** What the words of a text stand for: of what overlaps the longest, of a concept the surest, the surest first. */
export function conceptsIn(words: readonly string[]): Found[] {
  const best = new Map<string, Found>()
  const take = (found: Found, strength: number) => {
    const known = best.get(found.concept.id)
    if (!known || known.strength < strength) best.set(found.concept.id, { ...found, strength })
  }
  for (let at = 0; at < words.length;) {
    const entries = phrasesAt(words, at)
    // A shop is named first; the same word further on is more often a place or a person.
    const trust = (entry: Entry) =>
      entry.isName && at > 0 && entry.words.length === 1 ? entry.strength * 0.7 : entry.strength
    for (const entry of entries) take(entry, trust(entry))
    if (entries.length === 0) for (const found of inside(words[at]!)) take(found, found.strength)
    at += entries[0]?.words.length ?? 1
  }
  return [...best.values()].sort((one, other) => other.strength - one.strength)
}

/** The longest phrases that begin at a word. */
function phrasesAt(words: readonly string[], at: number): Entry[] {
  const entries = phrases.get(words[at]!)
  if (!entries) return []
  const longest = entries.find(({ words: parts }) => standsAt(words, at, parts))
  if (!longest) return []
  return entries.filter(({ words: parts }) => parts.length === longest.words.length && standsAt(words, at, parts))
}

function standsAt(words: readonly string[], at: number, parts: readonly string[]): boolean {
  for (let offset = 0; offset < parts.length; offset++) if (words[at + offset] !== parts[offset]) return false
  return true
}

const cache = new Map<string, Found[]>()

/** The longest stem that a word begins with, or the longest piece in it. */
function inside(word: string): Found[] {
  const known = cache.get(word)
  if (known) return known
  let found: Entry[] = []
  for (let end = Math.min(word.length, PIECE.to); end >= PIECE.from && found.length === 0; end--)
    found = prefixes.get(word.slice(0, end)) ?? []
  for (let length = Math.min(word.length, PIECE.to); length >= PIECE.from; length--) {
    if (length <= (found[0]?.name.length ?? 0)) break
    const here = pieceOf(word, length)
    if (here) {
      found = here
      break
    }
  }
  cache.set(word, found)
  return found
}

function pieceOf(word: string, length: number): Entry[] | undefined {
  for (let from = 0; from + length <= word.length; from++) {
    // Short pieces stand in many words by chance, so they have to be an end of it.
    if (length < 5 && from > 0 && from + length < word.length) continue
    const entries = pieces.get(word.slice(from, from + length))
    if (entries) return entries
  }
  return undefined
}
