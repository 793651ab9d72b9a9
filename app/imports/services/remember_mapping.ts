import { NotFoundException } from '#core/exceptions'
import type { Queries, Writes } from '#database/database'
import type { ColumnMapping } from '#sdk'
import type { ImportMappingJson } from '../validators/mapping.js'

interface MappingRow {
  id: number
  signature: string
  mapping: string
}

/** What a person said about tables with these names of columns; undefined where nobody did. */
export async function findMapping(queries: Queries, signature: string): Promise<ColumnMapping | undefined> {
  const row = await queries.first<MappingRow>('SELECT mapping FROM import_mappings WHERE signature = ?', [signature])
  return row && (JSON.parse(row.mapping) as ColumnMapping)
}

export async function rememberMapping(writes: Writes, signature: string, mapping: ColumnMapping): Promise<number> {
  const known = await writes.first<{ id: number }>('SELECT id FROM import_mappings WHERE signature = ?', [signature])
  if (!known) return writes.insert('import_mappings', { signature, mapping: JSON.stringify(mapping) })
  await writes.run('UPDATE import_mappings SET mapping = ? WHERE id = ?', [JSON.stringify(mapping), known.id])
  return known.id
}

export async function listMappings(queries: Queries): Promise<ImportMappingJson[]> {
  const rows = await queries.all<MappingRow>('SELECT id, signature, mapping FROM import_mappings ORDER BY id DESC')
  return rows.map(({ id, signature, mapping }) => ({
    id,
    columns: signature.split('|'),
    mapping: JSON.parse(mapping) as ImportMappingJson['mapping'],
  }))
}

export async function forgetMapping(writes: Writes, id: number): Promise<void> {
  if ((await writes.run('DELETE FROM import_mappings WHERE id = ?', [id])) === 0) throw new NotFoundException('mapping')
}
