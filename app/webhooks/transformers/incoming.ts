import type { Infer } from '@vinejs/vine/types'
import { API_PREFIX } from '#http/operation'
import type { MadeIncoming } from '../services/edit_incoming_webhooks.js'
import type { IncomingWebhook } from '../services/incoming_rows.js'
import type { incomingValidator, madeIncomingValidator } from '../validators/incoming_webhooks.js'

export function toIncoming({ createdAt, ...rest }: IncomingWebhook): Infer<typeof incomingValidator> {
  return { ...rest, created_at: createdAt }
}

export function toMadeIncoming({ webhook, token, secret }: MadeIncoming): Infer<typeof madeIncomingValidator> {
  return { ...toIncoming(webhook), path: `${API_PREFIX}/hooks/${token}`, secret }
}
