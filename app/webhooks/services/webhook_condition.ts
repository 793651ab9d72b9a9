import type { ChangeSet } from '#changes/change_set'
import type { Writes } from '#database/database'
import type { Notify } from '#notifications/services/notify'
import { isBeyondHope } from '../domain/sending.js'
import { requireWebhook } from './webhook_rows.js'

export async function noteSuccess(writes: Writes, webhookId: number, now: string): Promise<void> {
  await ensureRow(writes, webhookId)
  await writes.run(
    'UPDATE webhook_health SET failing_since = NULL, given_up = 0, last_success_at = ? WHERE webhook_id = ?',
    [now, webhookId],
  )
}

/** Answers whether it has failed for so long that it should be switched off. */
export async function noteFailure(
  writes: Writes,
  webhookId: number,
  now: string,
  wasGivenUp: boolean,
): Promise<boolean> {
  await ensureRow(writes, webhookId)
  await writes.run(
    'UPDATE webhook_health SET failing_since = COALESCE(failing_since, ?), given_up = given_up + ? WHERE webhook_id = ?',
    [now, wasGivenUp ? 1 : 0, webhookId],
  )
  const row = await writes.first<{ failing_since: string; given_up: number }>(
    'SELECT failing_since, given_up FROM webhook_health WHERE webhook_id = ?',
    [webhookId],
  )
  return wasGivenUp && isBeyondHope(row!.failing_since, row!.given_up, now)
}

/** Nobody listens there any more. It is a change like any other, so whoever knows better can take it back. */
export async function switchOff(
  changes: ChangeSet,
  notify: Pick<Notify, 'inside'>,
  webhookId: number,
  reason: string,
): Promise<void> {
  const webhook = await requireWebhook(changes, webhookId)
  if (!webhook.enabled) return
  await changes.update('webhooks', webhookId, { enabled: 0, disabled_reason: reason })
  await notify.inside(changes.operational, {
    topic: 'webhook.disabled',
    severity: 'warning',
    title: `The webhook “${webhook.name}” was switched off`,
    body: `Its receiver does not take messages: ${reason}`,
    link: '/settings/webhooks',
    recipients: 'admins',
    data: { name: webhook.name, reason },
  })
}

async function ensureRow(writes: Writes, webhookId: number): Promise<void> {
  const known = await writes.first('SELECT id FROM webhook_health WHERE webhook_id = ?', [webhookId])
  if (!known) await writes.insert('webhook_health', { webhook_id: webhookId })
}
