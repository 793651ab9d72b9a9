import { NotFoundException } from '#core/exceptions'
import type { Queries } from '#database/database'

/** A way for other programs to tell this household something. */
export interface IncomingWebhook {
  id: number
  name: string
  enabled: boolean
  /** Whether calls have to be signed. */
  signed: boolean
  createdAt: string
}

interface IncomingRow {
  id: number
  name: string
  enabled: number
  signed: number
  created_at: string
}

const COLUMNS = 'id, name, enabled, signed, created_at'

export async function listIncoming(queries: Queries): Promise<IncomingWebhook[]> {
  return (await queries.all<IncomingRow>(`SELECT ${COLUMNS} FROM incoming_webhooks ORDER BY id`)).map(parse)
}

export async function requireIncoming(queries: Queries, id: number): Promise<IncomingWebhook> {
  const row = await queries.first<IncomingRow>(`SELECT ${COLUMNS} FROM incoming_webhooks WHERE id = ?`, [id])
  if (!row) throw new NotFoundException('webhook')
  return parse(row)
}

/** Of a call that says nothing but its token. */
export async function findByTokenHash(
  queries: Queries,
  hash: string,
): Promise<(IncomingWebhook & { householdId: number }) | undefined> {
  const row = await queries.first<IncomingRow & { household_id: number }>(
    `SELECT ${COLUMNS}, household_id FROM incoming_webhooks WHERE token_hash = ?`,
    [hash],
  )
  return row && { ...parse(row), householdId: row.household_id }
}

function parse({ id, name, enabled, signed, created_at: createdAt }: IncomingRow): IncomingWebhook {
  return { id, name, enabled: enabled === 1, signed: signed === 1, createdAt }
}
