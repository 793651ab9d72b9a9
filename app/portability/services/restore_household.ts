import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import type { Queries } from '#database/database'
import { CurrencyDiffersException, HouseholdNotEmptyException } from '../exceptions.js'
import { type OpenedDocument, openDocument } from './read_document.js'
import { Restoring, type RestorationNote } from './restoring.js'
import type { Section } from './section.js'

/** What a change set is of that brought an export back. What it wrote has happened long ago and is no news. */
export const RESTORED = 'household.restored'

export interface Restoration {
  /** How many entries of each section are there again; without those that had none. */
  restored: { section: string; count: number }[]
  notes: RestorationNote[]
}

/** Brings an export back into an empty household: all of it as one change, or nothing. */
export class RestoreHousehold {
  constructor(
    private readonly gateway: Gateway,
    private readonly sections: readonly Section[],
  ) {}

  async handle(
    household: { id: number; base_currency: string },
    path: string,
    actor: Actor,
  ): Promise<Changed<Restoration>> {
    // Looked at without holding up others who write, and again inside.
    await this.gateway.database.read(household.id, (queries) => requireEmpty(queries, this.sections))
    const document = await openDocument(path, this.sections)
    const { name, base_currency: currency } = document.household
    if (currency !== household.base_currency)
      throw new CurrencyDiffersException(String(currency), household.base_currency)
    const origin = { actor, cause: RESTORED, summary: `Brought back an export of ${String(name).slice(0, 100)}` }
    return this.gateway.change(household.id, origin, async (changes) => {
      await requireEmpty(changes, this.sections)
      const around = { actor, now: this.gateway.clock.now(), baseCurrency: household.base_currency }
      return this.#restore(new Restoring(changes, around), document)
    })
  }

  async #restore(restoring: Restoring, document: OpenedDocument): Promise<Restoration> {
    const restored: Restoration['restored'] = []
    for (const section of this.sections) {
      let count = 0
      for await (const { entries, first } of document.entries(section)) {
        await section.restore(restoring, entries, first)
        count += entries.length
      }
      if (count > 0) restored.push({ section: section.name, count })
    }
    for (const section of this.sections.filter(({ finish }) => finish))
      for await (const { entries } of document.entries(section)) await section.finish!(restoring, entries)
    for (const member of document.unknown)
      restoring.note(member, `This version of Florin does not know "${member}". It was left out.`)
    return { restored, notes: restoring.notes }
  }
}

async function requireEmpty(queries: Queries, sections: readonly Section[]): Promise<void> {
  const filled: string[] = []
  for (const { name, tables } of sections)
    for (const table of tables)
      if (!filled.includes(name) && (await queries.first(`SELECT 1 AS one FROM ${table} LIMIT 1`))) filled.push(name)
  if (filled.length > 0) throw new HouseholdNotEmptyException(filled)
}
