import type { Queries } from '#database/database'
import { json, looseReference, orNull, reference, someText, whole } from '#portability/services/fields'
import type { Section } from '#portability/services/section'
import { EntryReader } from '#portability/services/take_entry'

interface SourceRecord {
  id: number
  import_id: number
  account_id: number
  source: string
  external_id: string
  line: number | null
  payload: string
  transaction_id: number | null
}

const RECORDS_AT_ONCE = 1000

const fields = {
  import_id: reference('import'),
  account_id: reference('account'),
  source: someText(),
  external_id: someText(1000),
  line: orNull(whole()),
  payload: json((told) => told),
  transaction_id: looseReference('transaction'),
}

/** Which row of which file a transaction stands for, so that it is known when the same file or bank tells of it again. */
export const sourceRecordsSection: Section = {
  name: 'source_records',
  tables: ['source_records'],
  scope: 'imports:read',
  isLong: true,
  read: tellRecords,
  async restore(restoring, entries, first) {
    const reader = new EntryReader(restoring)
    const rows = entries.map((entry, at) => reader.row(entry, fields, `/source_records/${first + at}`))
    reader.done()
    const columns = Object.keys(fields).map((name) => (name === 'import_id' ? 'batch_id' : name))
    await restoring.changes.insertRows('source_records', columns, rows.map(Object.values))
  },
}

async function* tellRecords(queries: Queries): AsyncGenerator<object> {
  for (let after = 0; ;) {
    const rows = await queries.all<SourceRecord>(
      `SELECT r.id, r.batch_id AS import_id, r.account_id, r.source, r.external_id, r.line, r.payload, r.transaction_id
       FROM source_records r JOIN import_batches b ON b.id = r.batch_id
       WHERE b.status = 'committed' AND r.id > ? ORDER BY r.id LIMIT ${RECORDS_AT_ONCE}`,
      [after],
    )
    for (const { id: _, payload, ...row } of rows) yield { ...row, payload: JSON.parse(payload) as object }
    if (rows.length < RECORDS_AT_ONCE) return
    after = rows[rows.length - 1].id
  }
}
