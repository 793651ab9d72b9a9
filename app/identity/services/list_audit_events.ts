import { needs } from '#core/needs'
import { decodeCursor, type Page, PAGE_LIMIT_DEFAULT, pageOf } from '#core/pagination'
import type { Database, Value } from '#database/database'

export interface AuditEventRow {
  id: number
  at: string
  user_id: number | null
  user_name: string | null
  action: string
  details: string
  ip: string
}

/** The newest first: of one household, or with null those that concern no household. */
@needs('florin.database')
export class ListAuditEvents {
  constructor(private readonly database: Database) {}

  async handle(householdId: number | null, page: { cursor?: string; limit?: number }): Promise<Page<AuditEventRow>> {
    const limit = page.limit ?? PAGE_LIMIT_DEFAULT
    const [before] = decodeCursor(page.cursor, 1) ?? [Number.MAX_SAFE_INTEGER]
    const about = householdId === null ? 'e.about_household_id IS NULL' : 'e.about_household_id = ?'
    const params: Value[] = [...(householdId === null ? [] : [householdId]), Number(before), limit + 1]
    const rows = await this.database.systemRead((queries) =>
      queries.all<AuditEventRow>(
        `SELECT e.id, e.happened_at AS at, e.user_id, u.name AS user_name, e.action, e.details, e.ip
         FROM audit_events e LEFT JOIN users u ON u.id = e.user_id
         WHERE ${about} AND e.id < ? ORDER BY e.id DESC LIMIT ?`,
        params,
      ),
    )
    return pageOf(rows, limit, (row) => [row.id])
  }
}
