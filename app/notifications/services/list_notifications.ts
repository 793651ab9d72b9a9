import { needs } from '#core/needs'
import { decodeCursor, type Page, PAGE_LIMIT_DEFAULT, pageOf } from '#core/pagination'
import type { Database, Queries } from '#database/database'
import type { Severity } from '../domain/notice.js'

export interface NotificationRow {
  id: number
  topic: string
  severity: Severity
  title: string
  body: string
  link: string | null
  created_at: string
  read_at: string | null
  archived_at: string | null
}

interface Filter {
  show?: 'inbox' | 'unread' | 'archived'
  cursor?: string
  limit?: number
}

const COLUMNS = `n.id, o.topic, o.severity, o.title, o.body, o.link, o.created_at, n.read_at, n.archived_at`

const SHOWN = {
  inbox: 'n.archived_at IS NULL',
  unread: 'n.archived_at IS NULL AND n.read_at IS NULL',
  archived: 'n.archived_at IS NOT NULL',
}

/** What a person was told in a household, the newest first, and how much of it they have not read. */
@needs('florin.database')
export class ListNotifications {
  constructor(private readonly database: Database) {}

  handle(
    householdId: number,
    userId: number,
    { show = 'inbox', cursor, limit = PAGE_LIMIT_DEFAULT }: Filter,
  ): Promise<Page<NotificationRow> & { unread_count: number }> {
    const [before] = decodeCursor(cursor, 1) ?? [Number.MAX_SAFE_INTEGER]
    return this.database.read(householdId, async (queries) => {
      const rows = await queries.all<NotificationRow>(
        `SELECT ${COLUMNS} FROM notifications n JOIN notices o ON o.id = n.notice_id
         WHERE n.user_id = ? AND n.id < ? AND ${SHOWN[show]} ORDER BY n.id DESC LIMIT ?`,
        [userId, Number(before), limit + 1],
      )
      return { ...pageOf(rows, limit, ({ id }) => [id]), unread_count: await unreadCount(queries, userId) }
    })
  }
}

export async function findNotification(
  queries: Queries,
  userId: number,
  id: number,
): Promise<NotificationRow | undefined> {
  return queries.first<NotificationRow>(
    `SELECT ${COLUMNS} FROM notifications n JOIN notices o ON o.id = n.notice_id WHERE n.user_id = ? AND n.id = ?`,
    [userId, id],
  )
}

async function unreadCount(queries: Queries, userId: number): Promise<number> {
  const row = await queries.first<{ count: number }>(
    'SELECT COUNT(*) AS count FROM notifications WHERE user_id = ? AND read_at IS NULL AND archived_at IS NULL',
    [userId],
  )
  return row!.count
}
