import { invalidField, NotFoundException } from '#core/exceptions'
import type { Queries, Writes } from '#database/database'
import type { ColumnMapping } from '#sdk'
import { mappingOf, rolesOf, whyNoMapping } from '../domain/column_roles.js'
import { signatureOfHeaders } from '../domain/parsed_file.js'
import type { ImportMappingJson, MappingFile } from '../validators/mapping.js'

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
  return rows.map(present)
}

function present({ id, signature, mapping }: MappingRow): ImportMappingJson {
  const guessed = JSON.parse(mapping) as ColumnMapping
  const columns = signature.split('|').map((header, index) => ({ index, header, samples: [] }))
  const roles = rolesOf({ columns, guessed })
  return {
    id,
    columns: columns.map(({ header }, at) => ({ name: header, role: roles[at].role })),
    date_order: guessed.date_order ?? null,
    decimal: guessed.decimal ?? null,
    inverted: guessed.inverted ?? false,
  }
}

/** Takes what somebody else said about the columns of a table. */
export async function takeMapping(writes: Writes, file: MappingFile): Promise<ImportMappingJson> {
  const roles = file.columns.map(({ role }, index) => ({ index, role }))
  const problem = whyNoMapping(roles)
  if (problem) throw invalidField('/columns', 'mapping', problem)
  const mapping: ColumnMapping = {
    ...mappingOf(roles),
    ...(file.date_order ? { date_order: file.date_order } : {}),
    ...(file.decimal ? { decimal: file.decimal } : {}),
    ...(file.inverted === undefined ? {} : { inverted: file.inverted }),
  }
  const signature = signatureOfHeaders(file.columns.map(({ name }) => name))
  const id = await rememberMapping(writes, signature, mapping)
  return present({ id, signature, mapping: JSON.stringify(mapping) })
}

export async function forgetMapping(writes: Writes, id: number): Promise<void> {
  if (!(await writes.first('SELECT id FROM import_mappings WHERE id = ?', [id]))) throw new NotFoundException('mapping')
  await writes.run('DELETE FROM import_mappings WHERE id = ?', [id])
}
