/** A part of a document that is one JSON object: an entry of a list, or the whole of what is no list. */
export interface Piece {
  member: string
  value: unknown
  isEntry: boolean
}

export class NotJsonError extends Error {}

const [QUOTE, BACKSLASH, COLON, COMMA] = [...'"\\:,'].map((mark) => mark.charCodeAt(0))
const OPENING = new Set([...'{['].map((mark) => mark.charCodeAt(0)))
const CLOSING = new Set([...'}]'].map((mark) => mark.charCodeAt(0)))
const LIST_BEGINS = '['.charCodeAt(0)
const OBJECT_BEGINS = '{'.charCodeAt(0)

/** How deep the members of the document lie, and the entries of its lists. */
const [MEMBERS, ENTRIES] = [1, 2]

/**
 * Takes a JSON object apart as its text comes in, so that a document of any length needs the memory of its longest entry. Only where a
 * piece ends is found here; what is in it, `JSON.parse` reads.
 */
export class JsonPieces {
  #text = ''
  /** Where the piece that is being read begins. */
  #start = 0
  #at = 0
  #depth = 0
  #isText = false
  #isEscaped = false
  #member: string | undefined
  #isList = false
  #isOver = false

  /** @throws NotJsonError when the text broke off. */
  end(): void {
    if (!this.#isOver || this.#text.slice(this.#start).trim() !== '') throw new NotJsonError('The file is cut off.')
  }

  *feed(text: string): Generator<Piece> {
    this.#text = this.#text.slice(this.#start) + text
    this.#at -= this.#start
    this.#start = 0
    for (; this.#at < this.#text.length; this.#at++) {
      const piece = this.#step(this.#text.charCodeAt(this.#at))
      if (piece) yield piece
    }
  }

  #step(mark: number): Piece | undefined {
    if (this.#isText) {
      this.#inText(mark)
      return undefined
    }
    if (mark === QUOTE) this.#isText = true
    else if (OPENING.has(mark)) this.#open(mark)
    else if (CLOSING.has(mark)) return this.#close()
    else if (mark === COLON && this.#depth === MEMBERS && this.#member === undefined) this.#member = this.#name()
    else if (mark === COMMA && (this.#depth === MEMBERS || this.#isEntry())) return this.#take()
    return undefined
  }

  #inText(mark: number) {
    if (this.#isEscaped) this.#isEscaped = false
    else if (mark === BACKSLASH) this.#isEscaped = true
    else if (mark === QUOTE) this.#isText = false
  }

  #isEntry() {
    return this.#isList && this.#depth === ENTRIES
  }

  #open(mark: number) {
    if (this.#depth === 0 && (mark !== OBJECT_BEGINS || this.#isOver))
      throw new NotJsonError('The file is no JSON object.')
    this.#depth++
    const isListOfMember = this.#depth === ENTRIES && mark === LIST_BEGINS && this.#before().trim() === ''
    if (isListOfMember) this.#isList = true
    if (isListOfMember || this.#depth === MEMBERS) this.#start = this.#at + 1
  }

  #close(): Piece | undefined {
    const piece = this.#isEntry() || this.#depth === MEMBERS ? this.#take() : undefined
    if (this.#isEntry()) {
      this.#isList = false
      this.#member = undefined
    }
    this.#depth--
    if (this.#depth < 0) throw new NotJsonError('The file is no JSON.')
    if (this.#depth === 0) this.#isOver = true
    return piece
  }

  /** What was read since the last piece. After a list, between its end and the comma, that is nothing. */
  #take(): Piece | undefined {
    const [text, member, isEntry] = [this.#before(), this.#member, this.#isEntry()]
    this.#start = this.#at + 1
    if (!isEntry) this.#member = undefined
    const isNothing = text.trim() === ''
    if (isNothing && (isEntry || member === undefined)) return undefined
    if (isNothing || member === undefined) throw new NotJsonError('The file is no JSON.')
    return { member, value: parse(text), isEntry }
  }

  #name(): string {
    const name = parse(this.#before())
    this.#start = this.#at + 1
    if (typeof name !== 'string') throw new NotJsonError('The file is no JSON.')
    return name
  }

  #before() {
    return this.#text.slice(this.#start, this.#at)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new NotJsonError(`The file is no JSON: ${(error as Error).message}.`)
  }
}
