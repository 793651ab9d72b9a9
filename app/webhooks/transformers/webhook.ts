import type { Infer } from '@vinejs/vine/types'
import type { Webhook, WebhookHealth } from '../services/webhook_rows.js'
import type { WebhookDelivery } from '../services/list_webhook_deliveries.js'
import type { webhookDeliveryValidator, webhookValidator } from '../validators/webhooks.js'

export function toWebhook(webhook: Webhook, health: WebhookHealth | undefined): Infer<typeof webhookValidator> {
  const { ownNetwork, disabledReason, createdAt, ...rest } = webhook
  return {
    ...rest,
    own_network: ownNetwork,
    disabled_reason: disabledReason || null,
    created_at: createdAt,
    health: {
      failing_since: health?.failingSince ?? null,
      given_up: health?.givenUp ?? 0,
      last_success_at: health?.lastSuccessAt ?? null,
    },
  }
}

export function toWebhookDelivery(delivery: WebhookDelivery): Infer<typeof webhookDeliveryValidator> {
  return { ...delivery, code: delivery.code || null }
}
