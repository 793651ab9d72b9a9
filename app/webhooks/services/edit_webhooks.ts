import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import type { Clock } from '#core/clock'
import { invalidField } from '#core/exceptions'
import type { Row } from '#database/database'
import type { Keyring } from '#secrets/keyring'
import { isWebhookTopic } from '../domain/topics.js'
import { requireWebhook, type Webhook } from './webhook_rows.js'
import { makeSecret } from './webhook_secrets.js'

export interface WebhookDraft {
  name: string
  url: string
  topics: string[]
  ownNetwork: boolean
}

export type WebhookPatch = Partial<WebhookDraft> & { enabled?: boolean }

interface Parts {
  gateway: Gateway
  clock: Clock
  keyring: Keyring
}

/** What a household has told elsewhere. */
export class EditWebhooks {
  constructor(private readonly parts: Parts) {}

  /** Answers the secret, this once. */
  async create(
    householdId: number,
    draft: WebhookDraft,
    actor: Actor,
  ): Promise<Changed<{ webhook: Webhook; secret: string }>> {
    requireSound(draft)
    const { gateway, clock, keyring } = this.parts
    const origin = { actor, cause: 'webhook.created', summary: `Webhook ${draft.name}` }
    return gateway.change(householdId, origin, async (changes) => {
      const id = await changes.insert('webhooks', {
        ...columnsOf(draft),
        enabled: 1,
        disabled_reason: '',
        created_at: clock.now(),
      })
      const secret = await makeSecret(changes.operational, keyring, id, clock.now())
      return { webhook: await requireWebhook(changes, id), secret }
    })
  }

  update(householdId: number, id: number, patch: WebhookPatch, actor: Actor): Promise<Changed<Webhook>> {
    return this.parts.gateway.change(
      householdId,
      { actor, cause: 'webhook.changed', summary: 'Webhook changed' },
      async (changes) => {
        const before = await requireWebhook(changes, id)
        const after = { ...before, ...patch }
        requireSound(after)
        const isSwitchedOn = patch.enabled === true && !before.enabled
        await changes.update('webhooks', id, {
          ...columnsOf(after),
          enabled: after.enabled ? 1 : 0,
          disabled_reason: isSwitchedOn ? '' : before.disabledReason,
        })
        // Who switches it on again has seen to it; what failed before does not count.
        if (isSwitchedOn)
          await changes.operational.run(
            'UPDATE webhook_health SET failing_since = NULL, given_up = 0 WHERE webhook_id = ?',
            [id],
          )
        return requireWebhook(changes, id)
      },
    )
  }

  delete(householdId: number, id: number, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'webhook.deleted', summary: 'Webhook deleted' }
    return this.parts.gateway.change(householdId, origin, async (changes) => {
      await requireWebhook(changes, id)
      await changes.delete('webhooks', id)
    })
  }

  /** A new secret, told this once; the one before stays good for a day. */
  rotate(householdId: number, id: number): Promise<string> {
    const { gateway, clock, keyring } = this.parts
    return gateway.database.write(householdId, async (writes) => {
      await requireWebhook(writes, id)
      return makeSecret(writes, keyring, id, clock.now())
    })
  }
}

function columnsOf({ name, url, topics, ownNetwork }: WebhookDraft): Row {
  return { name, url, topics: JSON.stringify([...new Set(topics)].sort()), own_network: ownNetwork ? 1 : 0 }
}

/** Where it leads is looked at when something is sent; here is only what can be told from the address itself. */
function requireSound({ url: text, topics, ownNetwork }: WebhookDraft): void {
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw invalidField('/url', 'url', 'This is no address of the web.')
  if (url.username !== '' || url.password !== '')
    throw invalidField('/url', 'url', 'User and password do not belong into an address; check the signature instead.')
  if (url.protocol === 'http:' && !ownNetwork)
    throw invalidField('/url', 'https', 'Outside of the own network the address has to begin with https://.')
  const unknown = topics.findIndex((topic) => !isWebhookTopic(topic))
  if (unknown >= 0) throw invalidField(`/topics/${unknown}`, 'unknown', `There is no topic “${topics[unknown]}”.`)
}
