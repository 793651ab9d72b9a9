import { PluginError } from './errors.js'

/*
 * Reads tables of an SQLite database file (https://sqlite.org/fileformat.html), for programs that keep their books in one. Only what
 * reading a whole table takes: no SQL, no indexes, nothing is written.
 */
const HEADER = 'SQLite format 3\0'
const INTERIOR = 5
const LEAF = 13
const utf8 = new TextDecoder()

/**
 * A value of a row: texts, numbers, null, or bytes. Integers beyond 2^53 are rounded.
 *
 * @example
 * const text = (value: SqliteValue) => (typeof value === 'string' ? value : '')
 */
export type SqliteValue = string | number | null | Uint8Array

interface Table {
  root: number
  columns: string[]
  /** The column that is the row's own number, stored outside the record. */
  rowidColumn: number
}

const damaged = (what: string) => new PluginError('invalid_input', `The database is damaged: ${what}.`)

/**
 * The tables of a database file.
 *
 * @example
 * const database = new SqliteFile(bytesOf(file))
 * for (const row of database.rows('accounts')) console.log(row.name)
 */
export class SqliteFile {
  readonly #view: DataView
  readonly #pageSize: number
  readonly #usable: number
  readonly #tables = new Map<string, Table>()
  readonly #isUtf8: boolean
  readonly #isLittleEndian: boolean

  constructor(private readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (!isSqlite(bytes)) throw damaged('it does not begin like one')
    const size = this.#view.getUint16(16)
    this.#pageSize = size === 1 ? 65536 : size
    this.#usable = this.#pageSize - bytes[20]!
    if (this.#pageSize < 512 || (this.#pageSize & (this.#pageSize - 1)) !== 0) throw damaged('its pages have no size')
    const encoding = this.#view.getUint32(56)
    this.#isUtf8 = encoding <= 1
    this.#isLittleEndian = encoding === 2
    for (const [type, name, , root, sql] of this.#walk(1)) {
      if (type !== 'table' || typeof root !== 'number' || typeof sql !== 'string' || /\bWITHOUT\s+ROWID\b/i.test(sql))
        continue
      this.#tables.set(String(name), { root, ...columnsOf(sql) })
    }
  }

  get tables(): string[] {
    return [...this.#tables.keys()]
  }

  /** All rows of a table as objects; nothing where there is no such table. */
  *rows(name: string): Generator<Record<string, SqliteValue>> {
    const table = this.#tables.get(name)
    if (!table) return
    for (const values of this.#walk(table.root)) {
      const row: Record<string, SqliteValue> = {}
      const rowid = values.pop()!
      table.columns.forEach((column, index) => {
        row[column] = index === table.rowidColumn ? rowid : (values[index] ?? null)
      })
      yield row
    }
  }

  /** The values of each record below a page, and the row's number as the last of them. No page belongs to a table twice. */
  *#walk(page: number, seen = new Set<number>()): Generator<SqliteValue[]> {
    const start = (page - 1) * this.#pageSize
    if (page < 1 || start + this.#pageSize > this.bytes.length || seen.has(page))
      throw damaged(`page ${page} is missing`)
    seen.add(page)
    const header = start + (page === 1 ? 100 : 0)
    const type = this.bytes[header]
    const cells = this.#uint16(header + 3)
    const pointers = header + (type === INTERIOR ? 12 : 8)
    if (type !== INTERIOR && type !== LEAF) throw damaged(`page ${page} holds no table`)
    for (let cell = 0; cell < cells; cell++) {
      const at = start + this.#uint16(pointers + cell * 2)
      if (type === INTERIOR) yield* this.#walk(this.#uint32(at), seen)
      else yield this.#record(at)
    }
    if (type === INTERIOR) yield* this.#walk(this.#uint32(header + 8), seen)
  }

  #record(at: number): SqliteValue[] {
    const [length, afterLength] = this.#varint(at)
    const [rowid, from] = this.#varint(afterLength)
    const payload = this.#payload(from, length)
    const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
    const [headerLength, first] = readVarint(payload, 0)
    if (headerLength > payload.length) throw damaged('a record is cut off')
    const values: SqliteValue[] = []
    let body = headerLength
    for (let position = first; position < headerLength;) {
      const [type, next] = readVarint(payload, position)
      position = next
      const [value, size] = this.#value(view, payload, body, type)
      values.push(value)
      body += size
    }
    values.push(rowid)
    return values
  }

  /** The record's bytes; what does not fit the page goes on in a chain of others. */
  #payload(from: number, length: number): Uint8Array {
    if (length > this.bytes.length) throw damaged('a record is longer than the file')
    const largest = this.#usable - 35
    if (length <= largest) return this.bytes.subarray(from, from + length)
    const least = Math.floor(((this.#usable - 12) * 32) / 255) - 23
    const here = least + ((length - least) % (this.#usable - 4))
    const stored = here <= largest ? here : least
    const whole = new Uint8Array(length)
    whole.set(this.bytes.subarray(from, from + stored))
    let next = this.#uint32(from + stored)
    for (let filled = stored; filled < length;) {
      const start = (next - 1) * this.#pageSize
      if (next < 1 || start + this.#usable > this.bytes.length) throw damaged('a long record is cut off')
      const part = this.bytes.subarray(start + 4, start + Math.min(this.#usable, 4 + length - filled))
      whole.set(part, filled)
      filled += part.length
      next = this.#uint32(start)
    }
    return whole
  }

  #value(view: DataView, bytes: Uint8Array, at: number, type: number): [SqliteValue, number] {
    if (type === 0) return [null, 0]
    if (type === 8 || type === 9) return [type - 8, 0]
    if (type === 10 || type === 11) throw damaged('a value has no kind')
    const size = type >= 12 ? (type - (type % 2 ? 13 : 12)) / 2 : [0, 1, 2, 3, 4, 6, 8, 8][type]!
    if (at + size > bytes.length) throw damaged('a value reaches beyond its record')
    if (type === 7) return [view.getFloat64(at), 8]
    if (type < 7) return [readInteger(bytes, at, size), size]
    const part = bytes.subarray(at, at + size)
    return [type % 2 ? this.#text(part) : part, size]
  }

  #text(part: Uint8Array): string {
    if (this.#isUtf8) return utf8.decode(part)
    let text = ''
    for (let index = 0; index + 1 < part.length; index += 2) {
      const [low, high] = this.#isLittleEndian ? [part[index]!, part[index + 1]!] : [part[index + 1]!, part[index]!]
      text += String.fromCharCode(low | (high << 8))
    }
    return text
  }

  #uint16(at: number): number {
    if (at + 2 > this.bytes.length) throw damaged('a number is cut off')
    return this.#view.getUint16(at)
  }

  #uint32(at: number): number {
    if (at + 4 > this.bytes.length) throw damaged('a number is cut off')
    return this.#view.getUint32(at)
  }

  #varint(at: number): [number, number] {
    return readVarint(this.bytes, at)
  }
}

/**
 * Whether bytes begin like an SQLite database.
 *
 * @example
 * if (isSqlite(bytesOf(file))) console.log(new SqliteFile(bytesOf(file)))
 */
export function isSqlite(bytes: Uint8Array): boolean {
  return bytes.length >= 512 && [...HEADER].every((letter, index) => bytes[index] === letter.charCodeAt(0))
}

/** Up to nine bytes, the most significant first. Answers the number and where it ends. */
function readVarint(bytes: Uint8Array, at: number): [number, number] {
  let value = 0
  for (let index = 0; index < 8; index++) {
    const byte = bytes[at + index]
    if (byte === undefined) throw damaged('a number is cut off')
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return [value, at + index + 1]
  }
  return [value * 256 + (bytes[at + 8] ?? 0), at + 9]
}

function readInteger(bytes: Uint8Array, at: number, size: number): number {
  let value = (bytes[at]! << 24) >> 24
  for (let index = 1; index < size; index++) value = value * 256 + bytes[at + index]!
  return value
}

/** Column names out of the table's own definition. */
function columnsOf(sql: string): Pick<Table, 'columns' | 'rowidColumn'> {
  const body = sql.slice(sql.indexOf('(') + 1, sql.lastIndexOf(')'))
  const columns: string[] = []
  let rowidColumn = -1
  for (const part of splitDefinitions(body)) {
    if (/^\s*(?:PRIMARY|UNIQUE|CHECK|FOREIGN|CONSTRAINT)\b/i.test(part)) continue
    const name = /^\s*(?:"((?:[^"]|"")*)"|\[([^\]]*)\]|`([^`]*)`|([^\s(]+))/.exec(part)
    if (!name) continue
    if (/^\s*\S+\s+INTEGER\s+.*\bPRIMARY\s+KEY\b/is.test(part)) rowidColumn = columns.length
    columns.push(name[1]?.replaceAll('""', '"') ?? name[2] ?? name[3] ?? name[4]!)
  }
  return { columns, rowidColumn }
}

/** At the commas that are outside parentheses and quotes. */
function splitDefinitions(body: string): string[] {
  const parts: string[] = []
  let depth = 0
  let quote = ''
  let from = 0
  for (let at = 0; at < body.length; at++) {
    const letter = body[at]!
    if (quote) quote = letter === quote ? '' : quote
    else if (letter === '"' || letter === "'" || letter === '`') quote = letter
    else if (letter === '(') depth++
    else if (letter === ')') depth--
    else if (letter === ',' && depth === 0) {
      parts.push(body.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, body.slice(from)]
}
