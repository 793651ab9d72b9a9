import { bucketOf, hashText } from './hashing.js'

/** Features of something: where they lie in the table, and how much each counts. They stand in a chunk together with others. */
export interface Sparse {
  buckets: Uint16Array
  values: Float32Array
  from: number
  to: number
}

const CHUNK = 1 << 18
/** What one text can have at the most; see `text_features.ts`. */
const ITEM_MAX = 1 << 14

/**
 * Collects features of one thing after the other, in few large arrays: a hundred thousand small ones would need more memory than what
 * is in them.
 */
export class SparseWriter {
  #buckets = new Uint16Array(CHUNK)
  #values = new Float32Array(CHUNK)
  #from = 0
  #to = 0

  constructor(private readonly size: number) {}

  add(name: string, value: number, state?: number): void {
    this.addHash(hashText(name, state), value)
  }

  addHash(hash: number, value: number): void {
    this.#buckets[this.#to] = bucketOf(hash, this.size)
    this.#values[this.#to++] = value
  }

  /** Where the next feature goes; what is written from there can be scaled together. */
  get mark(): number {
    return this.#to
  }

  scaleFrom(mark: number, factor: number): void {
    for (let at = mark; at < this.#to; at++) this.#values[at]! *= factor
  }

  take(): Sparse {
    const taken = { buckets: this.#buckets, values: this.#values, from: this.#from, to: this.#to }
    if (this.#to > CHUNK - ITEM_MAX) {
      this.#buckets = new Uint16Array(CHUNK)
      this.#values = new Float32Array(CHUNK)
      this.#to = 0
    }
    this.#from = this.#to
    return taken
  }
}
