import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'

/** What people have to know or do after an export was brought back. */
export interface RestorationNote {
  section: string
  message: string
}

/** Stands in what names things by id, such as a condition, for what was gone before the export: no row ever gets it. */
export const GONE = 999_999_999_999_999

/** What an id or name of the document is here. */
export interface KnownIds {
  find(kind: string, told: unknown): number | undefined
}

/** An export that is being brought back: the change set it is written in, and what its ids have become. */
export class Restoring implements KnownIds {
  readonly notes: RestorationNote[] = []
  readonly #ids = new Map<string, Map<unknown, number>>()

  constructor(
    readonly changes: ChangeSet,
    readonly around: { actor: Actor; now: string; baseCurrency: string },
  ) {}

  place(kind: string, told: unknown, here: number): void {
    const ids = this.#ids.get(kind) ?? new Map<unknown, number>()
    this.#ids.set(kind, ids)
    ids.set(told, here)
  }

  find(kind: string, told: unknown): number | undefined {
    return this.#ids.get(kind)?.get(told)
  }

  /** For what names things by id although they may be gone. */
  idOf(kind: string, told: unknown): number {
    return this.find(kind, told) ?? GONE
  }

  /** Tells whoever restores of something that is not as it was. */
  note(section: string, message: string): void {
    this.notes.push({ section, message })
  }
}
