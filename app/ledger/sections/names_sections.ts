import type { Queries } from '#database/database'
import { type Field, isText, orNull, someText, text } from '#portability/services/fields'
import type { Restoring } from '#portability/services/restoring'
import type { Section } from '#portability/services/section'
import { EntryReader } from '#portability/services/take_entry'
import { matchKey } from '../domain/match_key.js'
import { readPayees } from '../export/read_names.js'

/** Payees with the names they go by in files of banks. */
export const payeesSection: Section = {
  name: 'payees',
  tables: ['payees', 'payee_aliases'],
  read: readPayees,
  async restore(restoring, entries) {
    const named = new NamedEntries(restoring, 'payees', { name: someText() })
    const rows = named.read(entries)
    const aliases = entries.flatMap((entry, at) => named.aliases(entry, at))
    named.reader.done()
    const { changes, around } = restoring
    const ids = await changes.insertRows(
      'payees',
      ['name', 'match_key', 'created_at'],
      rows.map(({ name, key }) => [name, key, around.now]),
    )
    named.place('payee', entries, ids)
    const links = aliases.map(({ alias, at }) => [alias, ids[at]])
    await changes.insertRows('payee_aliases', ['alias_key', 'payee_id'], links)
  },
}

export const tagsSection: Section = {
  name: 'tags',
  tables: ['tags'],
  read: (queries: Queries) => queries.all('SELECT id, name, color FROM tags ORDER BY id'),
  async restore(restoring, entries) {
    const named = new NamedEntries(restoring, 'tags', { name: someText(), color: orNull(text(100)) })
    const rows = named.read(entries)
    named.reader.done()
    const values = rows.map(({ name, key, color }) => [name, key, color])
    named.place('tag', entries, await restoring.changes.insertRows('tags', ['name', 'match_key', 'color'], values))
  },
}

/** Entries that go by a name of which there is one. */
class NamedEntries {
  readonly reader: EntryReader
  readonly #keys = new Set<string>()
  readonly #aliases = new Set<string>()

  constructor(
    private readonly restoring: Restoring,
    private readonly member: string,
    private readonly fields: Readonly<Record<string, Field>>,
  ) {
    this.reader = new EntryReader(restoring)
  }

  read(entries: readonly unknown[]): { name: string; key: string; color: string | null }[] {
    return entries.map((entry, at) => {
      const pointer = `/${this.member}/${at}`
      const { name, color } = this.reader.row(entry, this.fields, pointer) as { name: string; color: string | null }
      const key = matchKey(name ?? '')
      if (this.#keys.has(key)) this.reader.refuse(`${pointer}/name`, 'is the name of another one, too')
      this.#keys.add(key)
      return { name, key, color }
    })
  }

  aliases(entry: unknown, at: number): { alias: string; at: number }[] {
    const pointer = `/${this.member}/${at}/aliases`
    const told = this.reader.list((entry as { aliases?: unknown } | null)?.aliases ?? [], pointer)
    return told.flatMap((alias) => {
      if (isText(alias) && alias !== '' && !this.#aliases.has(alias)) {
        this.#aliases.add(alias)
        return [{ alias, at }]
      }
      this.reader.refuse(pointer, 'has to be a list of names that stand for nobody else')
      return []
    })
  }

  place(kind: string, entries: readonly unknown[], ids: readonly number[]): void {
    entries.forEach((entry, at) => {
      const { id, name } = entry as { id: unknown; name: string }
      this.restoring.place(kind, id, ids[at])
      this.restoring.place(`${kind} name`, matchKey(name), ids[at])
    })
  }
}
