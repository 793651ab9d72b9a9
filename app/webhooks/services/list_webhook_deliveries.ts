import { needs } from '#core/needs'
import { decodeCursor, type Page, PAGE_LIMIT_DEFAULT, pageOf } from '#core/pagination'
import type { Database, Value } from '#database/database'

export interface WebhookDelivery {
  id: number
  webhook_id: number
  topic: string
  message_key: string
  payload: string
  depth: number
  state: 'waiting' | 'sent' | 'dead' | 'stopped'
  attempts: number
  status: number | null
  code: string
  message: string
  answer: string
  duration_ms: number | null
  created_at: string
  finished_at: string | null
  /** Of the job; null where none waits. */
  next_at: string | null
}

interface Filter {
  webhook?: number
  state?: WebhookDelivery['state']
  cursor?: string
  limit?: number
}

/** A job whose every attempt died with its process could not say that it gave up. */
const STATE = "CASE WHEN d.state = 'waiting' AND j.state = 'dead' THEN 'dead' ELSE d.state END"

@needs('florin.database')
export class ListWebhookDeliveries {
  constructor(private readonly database: Database) {}

  async handle(
    householdId: number,
    { webhook, state, cursor, limit = PAGE_LIMIT_DEFAULT }: Filter,
  ): Promise<Page<WebhookDelivery>> {
    const [before] = decodeCursor(cursor, 1) ?? [Number.MAX_SAFE_INTEGER]
    const conditions = ['d.id < ?', ...(webhook ? ['d.webhook_id = ?'] : []), ...(state ? [`${STATE} = ?`] : [])]
    const params: Value[] = [Number(before), ...(webhook ? [webhook] : []), ...(state ? [state] : []), limit + 1]
    const rows = await this.database.read(householdId, (queries) =>
      queries.all<WebhookDelivery>(
        `SELECT d.id, d.webhook_id, d.topic, d.message_key, d.payload, d.depth, ${STATE} AS state, d.attempts, d.status, d.code,
                d.message, d.answer, d.duration_ms, d.created_at, d.finished_at,
                CASE WHEN j.state = 'waiting' THEN j.run_at ELSE NULL END AS next_at
         FROM webhook_deliveries d LEFT JOIN jobs j ON j.id = d.job_id
         WHERE ${conditions.join(' AND ')} ORDER BY d.id DESC LIMIT ?`,
        params,
      ),
    )
    return pageOf(rows, limit, ({ id }) => [id])
  }
}
