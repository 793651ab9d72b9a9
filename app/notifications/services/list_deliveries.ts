import { decodeCursor, type Page, PAGE_LIMIT_DEFAULT, pageOf } from '#core/pagination'
import type { Database, Value } from '#database/database'
import type { PluginRegistry } from '#plugins/registry'
import type { Severity } from '../domain/notice.js'
import type { ChannelKind } from '../domain/preferences.js'
import { listChannels } from './notification_channels.js'

export type DeliveryState = 'held' | 'waiting' | 'sent' | 'dead'

export interface ListedDelivery {
  id: number
  topic: string
  severity: Severity
  title: string
  channel: { id: number; kind: ChannelKind; title: string }
  /** Null where a channel is shared. */
  person: { id: number; name: string } | null
  state: DeliveryState
  heldFor: '' | 'quiet_hours' | 'digest'
  dueAt: string
  attempts: number
  code: string
  message: string
  receipt: string
  createdAt: string
  finishedAt: string | null
}

export interface DeliveryFilter {
  state?: DeliveryState
  cursor?: string
  limit?: number
}

interface DeliveryRow {
  id: number
  topic: string
  severity: Severity
  title: string
  channel_id: number
  kind: ChannelKind
  user_id: number | null
  state: DeliveryState
  held_for: '' | 'quiet_hours' | 'digest'
  due_at: string
  attempts: number
  code: string
  message: string
  receipt: string
  created_at: string
  finished_at: string | null
  next_at: string | null
}

/** A job whose every attempt died with its process could not say that it gave up. */
const STATE = "CASE WHEN d.state IN ('waiting', 'held') AND j.state = 'dead' THEN 'dead' ELSE d.state END"

/** What was sent by which channel and how it went, the newest first. Who is no administrator sees what concerns themselves. */
export class ListDeliveries {
  constructor(
    private readonly database: Database,
    private readonly registry: Pick<PluginRegistry, 'find'>,
  ) {}

  async handle(
    householdId: number,
    viewer: { id: number; isAdmin: boolean },
    { state, cursor, limit = PAGE_LIMIT_DEFAULT }: DeliveryFilter,
  ): Promise<Page<ListedDelivery>> {
    const [before] = decodeCursor(cursor, 1) ?? [Number.MAX_SAFE_INTEGER]
    const conditions = [...(viewer.isAdmin ? [] : ['d.user_id = ?']), ...(state ? [`${STATE} = ?`] : []), 'd.id < ?']
    const params: Value[] = [
      ...(viewer.isAdmin ? [] : [viewer.id]),
      ...(state ? [state] : []),
      Number(before),
      limit + 1,
    ]
    const { rows, titles } = await this.database.read(householdId, async (queries) => ({
      titles: new Map((await listChannels(queries, this.registry)).map(({ id, title }) => [id, title])),
      rows: await queries.all<DeliveryRow>(
        `SELECT d.id, n.topic, n.severity, n.title, d.channel_id, c.kind, d.user_id, ${STATE} AS state, d.held_for, d.due_at,
                d.attempts, d.code, d.message, d.receipt, d.created_at, d.finished_at, j.run_at AS next_at
         FROM notification_deliveries d JOIN notices n ON n.id = d.notice_id JOIN notification_channels c ON c.id = d.channel_id
         LEFT JOIN jobs j ON j.id = d.job_id WHERE ${conditions.join(' AND ')} ORDER BY d.id DESC LIMIT ?`,
        params,
      ),
    }))
    const names = await this.#names(rows.flatMap(({ user_id: id }) => (id === null ? [] : [id])))
    const page = pageOf(rows, limit, ({ id }) => [id])
    return { ...page, data: page.data.map((row) => present(row, titles, names)) }
  }

  async #names(ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const wanted = [...new Set(ids)]
    if (wanted.length === 0) return new Map()
    const places = wanted.map(() => '?').join(', ')
    const rows = await this.database.systemRead((queries) =>
      queries.all<{ id: number; name: string }>(`SELECT id, name FROM users WHERE id IN (${places})`, wanted),
    )
    return new Map(rows.map(({ id, name }) => [id, name]))
  }
}

function present(
  row: DeliveryRow,
  titles: ReadonlyMap<number, string>,
  names: ReadonlyMap<number, string>,
): ListedDelivery {
  const { id, topic, severity, title, state, attempts, code, message, receipt } = row
  const channel = { id: row.channel_id, kind: row.kind, title: titles.get(row.channel_id) ?? 'A plugin that is gone' }
  const person = row.user_id === null ? null : { id: row.user_id, name: names.get(row.user_id) ?? '' }
  const isWaiting = state === 'waiting' && row.next_at !== null
  return {
    ...{ id, topic, severity, title, channel, person, state, attempts, code, message, receipt },
    heldFor: state === 'held' ? row.held_for : '',
    dueAt: isWaiting ? row.next_at! : row.due_at,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  }
}
