/** A record of a BIFF stream; what did not fit into it follows in `continued`. */
export interface BiffRecord {
  type: number
  at: number
  parts: Uint8Array[]
}

const CONTINUE = 0x3c

/** Cuts a stream into records. A truncated end is left out. */
export function readRecords(bytes: Uint8Array): BiffRecord[] {
  const records: BiffRecord[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + 4 <= bytes.length;) {
    const type = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    const part = bytes.subarray(at + 4, at + 4 + length)
    if (type === CONTINUE) records.at(-1)?.parts.push(part)
    else records.push({ type, at, parts: [part] })
    at += 4 + length
  }
  return records
}

/** Reads along a record and its continuations. A string that crosses into the next part says its width again there. */
export class RecordReader {
  #part = 0
  #at = 0

  constructor(private readonly parts: Uint8Array[]) {}

  get isAtEnd(): boolean {
    return this.#part >= this.parts.length - 1 && this.#at >= (this.parts.at(-1)?.length ?? 0)
  }

  byte(): number {
    while (this.#at >= (this.parts[this.#part]?.length ?? 0) && this.#part < this.parts.length) this.#turn()
    return this.parts[this.#part]?.[this.#at++] ?? 0
  }

  uint16(): number {
    return this.byte() | (this.byte() << 8)
  }

  uint32(): number {
    return (this.uint16() | (this.uint16() << 16)) >>> 0
  }

  skip(count: number): void {
    for (let index = 0; index < count && !this.isAtEnd; index++) this.byte()
  }

  /** A string of BIFF8: how wide its characters are, and what formatting and phonetics follow, stand in its flags. */
  unicode(length: number): string {
    const flags = this.byte()
    const runs = flags & 8 ? this.uint16() : 0
    const phonetic = flags & 4 ? this.uint32() : 0
    const text = this.#characters(length, (flags & 1) === 1)
    this.skip(runs * 4 + phonetic)
    return text
  }

  #characters(length: number, wide: boolean): string {
    let text = ''
    let isWide = wide
    while (text.length < length && !this.isAtEnd) {
      if (this.#at >= this.parts[this.#part]!.length) {
        this.#turn()
        isWide = (this.byte() & 1) === 1
      }
      text += String.fromCharCode(isWide ? this.uint16() : this.byte())
    }
    return text
  }

  #turn(): void {
    this.#part++
    this.#at = 0
  }
}
