import { DomainException, type FieldProblem } from '#core/exceptions'
import type { Row, Value } from '#database/database'
import { ExportUnreadableException } from '../exceptions.js'
import { type Entry, type Field, RefusedError } from './fields.js'
import type { KnownIds } from './restoring.js'

const PROBLEMS_TOLD = 20

/** Reads the entries of a list one after the other, and says of those that cannot be read where they stand. */
export class EntryReader {
  readonly #problems: FieldProblem[] = []

  constructor(private readonly ids: KnownIds) {}

  /** The columns of an entry; what is wrong is told when all were looked at. */
  row(told: unknown, fields: Readonly<Record<string, Field>>, pointer: string): Row {
    const entry = this.object(told, pointer)
    const row: Row = {}
    for (const [name, field] of Object.entries(fields))
      row[name] = this.try(`${pointer}/${name}`, () => field.take(entry[name], entry, this.ids)) ?? null
    return row
  }

  object(told: unknown, pointer: string): Entry {
    if (typeof told === 'object' && told !== null && !Array.isArray(told)) return told as Entry
    this.refuse(pointer, 'has to be an object')
    return {}
  }

  list(told: unknown, pointer: string): readonly unknown[] {
    if (Array.isArray(told)) return told
    this.refuse(pointer, 'has to be a list')
    return []
  }

  try<T extends Value>(pointer: string, take: () => T): T | undefined {
    try {
      return take()
    } catch (error) {
      if (error instanceof RefusedError) this.refuse(pointer, error.message)
      else if (error instanceof DomainException) this.#add(pointer, error.message)
      else throw error
      return undefined
    }
  }

  /** `message` completes the sentence "This …". */
  refuse(pointer: string, message: string): void {
    this.#add(pointer, `This ${message}.`)
  }

  /** @throws ExportUnreadableException when anything was wrong. */
  done(): void {
    const [first] = this.#problems
    if (first) throw new ExportUnreadableException(`At ${first.pointer}: ${first.message}`, this.#problems)
  }

  #add(pointer: string, message: string) {
    if (this.#problems.length < PROBLEMS_TOLD) this.#problems.push({ pointer, code: 'export', message })
  }
}
