import { fingerprint, randomSecret } from '#core/secret_text'
import { instant, someText, yesOrNo } from '#portability/services/fields'
import { tableSection } from '#portability/services/table_section'

/** Addresses at which other programs tell a household something. The address is secret, so it comes back with one that nobody knows. */
export const incomingWebhooksSection = tableSection({
  name: 'incoming_webhooks',
  table: 'incoming_webhooks',
  kind: 'incoming_webhook',
  scope: 'household:manage',
  fields: { name: someText(), enabled: yesOrNo(), signed: yesOrNo(), created_at: instant() },
  fixed: () => ({ token_hash: fingerprint(randomSecret()) }),
  restored(restoring, entries) {
    for (const { name } of entries)
      restoring.note('incoming_webhooks', `“${String(name)}” needs a new address: Settings, Webhooks, makes one.`)
  },
})
