/** Values as D-Bus writes them: little endian, each at a multiple of its own size. */
export class BusWriter {
  /** The types of what was written, where a message has to say them. */
  signature = ''
  #bytes: number[] = []

  bytes(): Buffer {
    return Buffer.from(this.#bytes)
  }

  align(size: number): this {
    while (this.#bytes.length % size !== 0) this.#bytes.push(0)
    return this
  }

  byte(value: number): this {
    this.#bytes.push(value)
    return this
  }

  /** The type of a value that follows, or of a body. */
  type(signature: string): this {
    this.#bytes.push(signature.length, ...Buffer.from(signature), 0)
    return this
  }

  number(value: number): this {
    this.signature += 'u'
    return this.#integer(value)
  }

  boolean(value: boolean): this {
    this.signature += 'b'
    return this.#integer(value ? 1 : 0)
  }

  string(value: string): this {
    this.signature += 's'
    return this.#text(value)
  }

  strings(values: string[]): this {
    this.signature += 'as'
    this.#integer(0)
    const start = this.#bytes.length
    for (const value of values) this.#text(value)
    const length = Buffer.alloc(4)
    length.writeUInt32LE(this.#bytes.length - start)
    this.#bytes.splice(start - 4, 4, ...length)
    return this
  }

  #integer(value: number): this {
    this.align(4)
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(value)
    this.#bytes.push(...bytes)
    return this
  }

  #text(value: string): this {
    const bytes = Buffer.from(value)
    this.#integer(bytes.length)
    this.#bytes.push(...bytes, 0)
    return this
  }
}

export class BusReader {
  #at = 0
  constructor(private readonly bytes: Buffer) {}

  atEnd(): boolean {
    return this.#at >= this.bytes.length
  }

  align(size: number): this {
    this.#at = Math.ceil(this.#at / size) * size
    return this
  }

  byte(): number {
    return this.bytes[this.#at++]!
  }

  number(): number {
    this.align(4)
    this.#at += 4
    return this.bytes.readUInt32LE(this.#at - 4)
  }

  string(): string {
    return this.#text(this.number())
  }

  signature(): string {
    return this.#text(this.byte())
  }

  strings(): string[] {
    const end = this.number() + this.#at
    const values: string[] = []
    while (this.#at < end) values.push(this.string())
    return values
  }

  #text(length: number): string {
    this.#at += length + 1
    return this.bytes.toString('utf8', this.#at - length - 1, this.#at - 1)
  }
}
