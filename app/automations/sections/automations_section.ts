import type { Row } from '#database/database'
import { type Entry, instant, json, orNull, someText, text, yesOrNo } from '#portability/services/fields'
import type { Restoring } from '#portability/services/restoring'
import type { Section } from '#portability/services/section'
import { readTable } from '#portability/services/table_section'
import { EntryReader } from '#portability/services/take_entry'
import { documentProblems } from '../domain/check_document.js'
import { documentWithIds } from '../domain/document_ids.js'
import { problemsOf } from '../services/require_valid_document.js'

const NAME = 'automations'

const fields = {
  name: someText(),
  enabled: yesOrNo(),
  document: json((told) => told),
  blueprint: orNull(text(200)),
  created_at: instant(),
}

/** Has every id: only what a document is made of is looked at. */
class AnyId extends Set<number> {
  has() {
    return true
  }
}

/**
 * What a household has Florin do by itself. It comes back switched off, so that nobody is written to and nothing is moved twice while the
 * household it came from still runs; what runs did stays there.
 */
export const automationsSection: Section = {
  name: NAME,
  tables: ['automations'],
  scope: 'automations:read',
  read: (queries) => readTable(queries, { table: 'automations', fields }),
  async restore(restoring, entries) {
    const reader = new EntryReader(restoring)
    const rows = entries.map((entry, at) => {
      const pointer = `/${NAME}/${at}`
      const row = reader.row(entry, fields, pointer)
      const { document: told } = reader.object(entry, pointer)
      const document = documentWithIds(told, (kind, id) => restoring.idOf(kind, id))
      for (const problem of documentProblems(document, { accounts: new AnyId(), categories: new AnyId() }))
        reader.refuse(`${pointer}/document${problem.pointer}`, `cannot be run: ${problem.message}`)
      return { ...row, document }
    })
    reader.done()
    for (const { document, ...row } of rows) await insertAutomation(restoring, row, document)
    const on = (entries as Entry[]).filter(({ enabled }) => enabled === true).map(({ name }) => `“${String(name)}”`)
    if (on.length > 0)
      restoring.note(
        NAME,
        `Automations are switched off. These were on: ${on.join(', ')}. Switch them on when you are ready.`,
      )
  },
}

async function insertAutomation(restoring: Restoring, row: Row, document: unknown): Promise<void> {
  const { changes } = restoring
  const [problem] = await problemsOf(changes, document)
  if (problem) restoring.note(NAME, `The automation “${String(row.name)}” needs a look: ${problem.message}`)
  const off = { enabled: 0, version: 1, paused_code: null }
  await changes.insert('automations', { ...row, ...off, document: JSON.stringify(document) })
}
