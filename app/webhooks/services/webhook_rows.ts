import { NotFoundException } from '#core/exceptions'
import type { Queries } from '#database/database'

export interface Webhook {
  id: number
  name: string
  url: string
  topics: string[]
  ownNetwork: boolean
  enabled: boolean
  /** Why Florin switched it off; empty where it did not. */
  disabledReason: string
  createdAt: string
}

export interface WebhookHealth {
  failingSince: string | null
  /** Messages given up since the last one that arrived. */
  givenUp: number
  lastSuccessAt: string | null
}

interface WebhookRow {
  id: number
  name: string
  url: string
  topics: string
  own_network: number
  enabled: number
  disabled_reason: string
  created_at: string
}

const COLUMNS = 'id, name, url, topics, own_network, enabled, disabled_reason, created_at'

export async function listWebhooks(queries: Queries): Promise<Webhook[]> {
  return (await queries.all<WebhookRow>(`SELECT ${COLUMNS} FROM webhooks ORDER BY id`)).map(parse)
}

export async function requireWebhook(queries: Queries, id: number): Promise<Webhook> {
  const row = await queries.first<WebhookRow>(`SELECT ${COLUMNS} FROM webhooks WHERE id = ?`, [id])
  if (!row) throw new NotFoundException('webhook')
  return parse(row)
}

export async function readHealth(queries: Queries): Promise<Map<number, WebhookHealth>> {
  const rows = await queries.all<{
    webhook_id: number
    failing_since: string | null
    given_up: number
    last_success_at: string | null
  }>('SELECT webhook_id, failing_since, given_up, last_success_at FROM webhook_health')
  return new Map(
    rows.map((row) => [
      row.webhook_id,
      { failingSince: row.failing_since, givenUp: row.given_up, lastSuccessAt: row.last_success_at },
    ]),
  )
}

function parse(row: WebhookRow): Webhook {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    topics: JSON.parse(row.topics) as string[],
    ownNetwork: row.own_network === 1,
    enabled: row.enabled === 1,
    disabledReason: row.disabled_reason,
    createdAt: row.created_at,
  }
}
