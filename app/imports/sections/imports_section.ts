import type { Queries } from '#database/database'
import { instant, json, orNull, someText, text, whole } from '#portability/services/fields'
import type { Section } from '#portability/services/section'
import { EntryReader } from '#portability/services/take_entry'

const file = { file_sha256: someText(64), file_name: someText(), file_size: whole() }

const word = () => orNull(text(200))

const batch = {
  importer: word(),
  importer_name: word(),
  importer_version: word(),
  summary: text(),
  counts: json((told) => told),
  created_at: instant(),
  committed_at: orNull(instant()),
}

/** Where transactions came from. The files themselves are in the vault, which is backed up with the data folder. */
export const importsSection: Section = {
  name: 'imports',
  scope: 'imports:read',
  tables: [`import_batches WHERE status = 'committed'`],
  async read(queries: Queries) {
    const columns = Object.keys(batch).map((column) => `b.${column}`)
    const rows = await queries.all(
      `SELECT b.id, f.sha256 AS file_sha256, f.name AS file_name, f.size AS file_size, ${columns.join(', ')}
       FROM import_batches b JOIN vault_files f ON f.id = b.file_id WHERE b.status = 'committed' ORDER BY b.id`,
    )
    return rows.map((row) => ({ ...row, counts: JSON.parse(row.counts as string) as object }))
  },
  async restore(restoring, entries) {
    const { changes } = restoring
    const reader = new EntryReader(restoring)
    for (const [at, entry] of entries.entries()) {
      const row = reader.row(entry, { ...file, ...batch }, `/imports/${at}`)
      reader.done()
      const { file_sha256: sha256, file_name: name, file_size: size, ...rest } = row
      const known = await changes.first<{ id: number }>('SELECT id FROM vault_files WHERE sha256 = ?', [sha256])
      const fileId =
        known?.id ??
        (await changes.operational.insert('vault_files', { sha256, name, size, created_at: restoring.around.now }))
      const id = await changes.insert('import_batches', { ...rest, file_id: fileId, status: 'committed' })
      restoring.place('import', (entry as { id?: unknown }).id, id)
    }
  },
}
