import { decodeCursor, type Page, PAGE_LIMIT_DEFAULT, pageOf } from '#core/pagination'
import type { Queries } from '#database/database'
import type { ChangeSetJson } from '../validators/change_set.js'

interface ChangeSetRow {
  id: number
  created_at: string
  actor_kind: string
  actor_label: string
  cause: string
  summary: string
  row_count: number
  undone_by_id: number | null
  undoes_id: number | null
}

const columns = 'id, created_at, actor_kind, actor_label, cause, summary, row_count, undone_by_id, undoes_id'

/** What was changed in the household, newest first. */
export async function listChangeSets(
  queries: Queries,
  query: { cursor?: string; limit?: number },
): Promise<Page<ChangeSetJson>> {
  const { limit = PAGE_LIMIT_DEFAULT } = query
  const [before = Number.MAX_SAFE_INTEGER] = decodeCursor(query.cursor, 1) ?? []
  const rows = await queries.all<ChangeSetRow>(
    `SELECT ${columns} FROM change_sets WHERE id < ? ORDER BY id DESC LIMIT ?`,
    [before, limit + 1],
  )
  const page = pageOf(rows, limit, (row) => [row.id])
  return { ...page, data: page.data.map(present) }
}

export async function readChangeSet(queries: Queries, id: number): Promise<ChangeSetJson | undefined> {
  const row = await queries.first<ChangeSetRow>(`SELECT ${columns} FROM change_sets WHERE id = ?`, [id])
  return row && present(row)
}

function present(row: ChangeSetRow): ChangeSetJson {
  return {
    id: row.id,
    at: row.created_at,
    actor: { kind: row.actor_kind, label: row.actor_label },
    cause: row.cause,
    summary: row.summary,
    row_count: row.row_count,
    undone: row.undone_by_id !== null,
    undoes: row.undoes_id,
  }
}
