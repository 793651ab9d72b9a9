import { createReadStream } from 'node:fs'
import { Turns } from '#core/turns'
import { ExportUnreadableException } from '../exceptions.js'
import { JsonPieces, NotJsonError, type Piece } from '../domain/json_pieces.js'
import type { Entry } from './fields.js'
import type { Section } from './section.js'
import { FORMAT } from './write_document.js'

const ENTRIES_AT_ONCE = 1000

/** An export on the disk: what is short is in memory, what is long is read again. */
export interface OpenedDocument {
  household: Entry
  /** What is in it that nobody here knows. */
  unknown: string[]
  /** The entries of a section, some at a time, with the place of the first of them. */
  entries(section: Section): AsyncGenerator<{ entries: unknown[]; first: number }>
}

/** Reads the whole document once, so that one that is no export or is cut off is refused before anything is written. */
export async function openDocument(path: string, sections: readonly Section[]): Promise<OpenedDocument> {
  const short = new Map<string, unknown[]>()
  const long = new Set(sections.filter(({ isLong }) => isLong).map(({ name }) => name))
  const whole = new Map<string, unknown>()
  const found = new Set<string>()
  for await (const { member, value, isEntry } of piecesOf(path)) {
    if (found.size === 0 && (member !== 'format' || value !== FORMAT))
      throw new ExportUnreadableException(
        'This is no JSON export of Florin, or of a version that is newer than this one.',
      )
    found.add(member)
    if (!isEntry) whole.set(member, value)
    else if (!long.has(member)) keep(short, member, value)
  }
  const household = whole.get('household')
  if (typeof household !== 'object' || household === null)
    throw new ExportUnreadableException(
      'This export was made by an older version of Florin, which left out what is needed to bring it back. Make it anew there with this version.',
    )
  const known = new Set(['format', 'household', ...sections.map(({ name }) => name)])
  return {
    household: household as Entry,
    unknown: [...found].filter((member) => !known.has(member)),
    async *entries({ name, isLong }) {
      if (isLong) yield* someAtATime(path, name)
      else yield { entries: short.get(name) ?? [], first: 0 }
    },
  }
}

function keep(short: Map<string, unknown[]>, member: string, value: unknown): void {
  const entries = short.get(member)
  if (entries) entries.push(value)
  else short.set(member, [value])
}

async function* someAtATime(path: string, name: string) {
  let [entries, first] = [[] as unknown[], 0]
  for await (const { member, value, isEntry } of piecesOf(path)) {
    if (member !== name || !isEntry) continue
    entries.push(value)
    if (entries.length < ENTRIES_AT_ONCE) continue
    yield { entries, first }
    first += entries.length
    entries = []
  }
  if (entries.length > 0) yield { entries, first }
}

async function* piecesOf(path: string): AsyncGenerator<Piece> {
  const pieces = new JsonPieces()
  const turns = new Turns()
  try {
    for await (const text of createReadStream(path, 'utf8')) {
      await turns.rest()
      yield* pieces.feed(text as string)
    }
    pieces.end()
  } catch (error) {
    if (error instanceof NotJsonError) throw new ExportUnreadableException(error.message)
    throw error
  }
}
