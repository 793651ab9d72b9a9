import { textFields, type TextField } from './fields.js'
import { type Key, LITERAL_LENGTH_MIN } from './requirement.js'
import type { RuleRow } from './row.js'

/**
 * Finds the few rules that can match a row, by what each of them requires. Text is looked through once per field, however many rules
 * ask for a piece of it: a literal is known by its rarest three characters, whose hash is kept in a table of fixed size. Hashes collide and
 * three characters are not the literal, so the answer is a superset; the rules' own conditions decide.
 */
export class RuleIndex {
  readonly #always: Uint32Array
  readonly #byAccount = new Map<number, number[]>()
  readonly #texts: TextTable[] = []

  /** One requirement per rule, in the order of the rules. */
  constructor(requirements: readonly (readonly Key[] | undefined)[]) {
    this.#always = new Uint32Array((requirements.length + 31) >>> 5)
    const literals = new Map<TextField, { literal: string; rule: number }[]>(textFields.map((field) => [field, []]))
    requirements.forEach((keys, rule) => {
      if (!keys) mark(this.#always, rule)
      for (const key of keys ?? []) {
        if ('account' in key) this.#byAccount.set(key.account, [...(this.#byAccount.get(key.account) ?? []), rule])
        else literals.get(key.field)!.push({ literal: key.literal, rule })
      }
    })
    for (const [field, entries] of literals) if (entries.length > 0) this.#texts.push(new TextTable(field, entries))
  }

  /** Room for the marks of one row's candidates. */
  createMarks(): Uint32Array {
    return new Uint32Array(this.#always.length)
  }

  markCandidates(row: RuleRow, marks: Uint32Array): void {
    marks.set(this.#always)
    const ofAccount = this.#byAccount.get(row.account)
    if (ofAccount) for (const rule of ofAccount) mark(marks, rule)
    for (const table of this.#texts) table.markCandidates(row[table.field], marks)
  }

  /** Adds what a field's new text makes possible. */
  markAfterChange(field: TextField, text: string, marks: Uint32Array): void {
    for (const table of this.#texts) if (table.field === field) table.markCandidates(text, marks)
  }
}

/** The next marked number from `from` on; -1 when there is none. */
export function nextMarked(marks: Uint32Array, from: number): number {
  let word = from >>> 5
  if (word >= marks.length) return -1
  let bits = marks[word] & (0xffffffff << (from & 31))
  while (bits === 0) {
    word++
    if (word === marks.length) return -1
    bits = marks[word]
  }
  return (word << 5) + (31 - Math.clz32(bits & -bits))
}

function mark(marks: Uint32Array, rule: number): void {
  marks[rule >>> 5] |= 1 << (rule & 31)
}

/** Five bits of each of the last three characters: shifting one in shifts the oldest one out. */
const HASH_BITS = 15
const HASH_MASK = (1 << HASH_BITS) - 1
const BITS_PER_CHARACTER = HASH_BITS / LITERAL_LENGTH_MIN

class TextTable {
  /** By hash, one more than the place of its rules in the list; 0 for no rules. */
  readonly #buckets = new Uint16Array(1 << HASH_BITS)
  readonly #rules: number[][] = []

  constructor(
    readonly field: TextField,
    entries: readonly { literal: string; rule: number }[],
  ) {
    const frequency = new Map<number, number>()
    for (const { literal } of entries)
      for (const hash of new Set(hashesOf(literal))) frequency.set(hash, (frequency.get(hash) ?? 0) + 1)
    for (const { literal, rule } of entries) this.#add(rarest(hashesOf(literal), frequency), rule)
  }

  #add(hash: number, rule: number) {
    if (this.#buckets[hash] === 0) this.#buckets[hash] = this.#rules.push([])
    this.#rules[this.#buckets[hash] - 1].push(rule)
  }

  markCandidates(text: string, marks: Uint32Array): void {
    const buckets = this.#buckets
    let hash = 0
    for (let at = 0; at < text.length; at++) {
      hash = ((hash << BITS_PER_CHARACTER) ^ text.charCodeAt(at)) & HASH_MASK
      const bucket = buckets[hash]
      if (bucket !== 0) for (const rule of this.#rules[bucket - 1]) mark(marks, rule)
    }
  }
}

/** Of every three characters in a row. */
function hashesOf(literal: string): number[] {
  const hashes: number[] = []
  let hash = 0
  for (let at = 0; at < literal.length; at++) {
    hash = ((hash << BITS_PER_CHARACTER) ^ literal.charCodeAt(at)) & HASH_MASK
    if (at >= LITERAL_LENGTH_MIN - 1) hashes.push(hash)
  }
  return hashes
}

/** What few rules ask for, few texts will have: an ending such as " gmbh" is shared by many. */
function rarest(hashes: readonly number[], frequency: ReadonlyMap<number, number>): number {
  return hashes.reduce((best, hash) => (frequency.get(hash)! < frequency.get(best)! ? hash : best))
}
