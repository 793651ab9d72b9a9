import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import type { Clock } from '#core/clock'
import { fingerprint, randomSecret } from '#core/secret_text'
import type { Writes } from '#database/database'
import type { Keyring } from '#secrets/keyring'
import { newSigningSecret } from '../domain/signature.js'
import { type IncomingWebhook, requireIncoming } from './incoming_rows.js'

export interface IncomingDraft {
  name: string
  signed: boolean
}

/** What is told once: the last part of the address, and the secret where calls are signed. */
export interface MadeIncoming {
  webhook: IncomingWebhook
  token: string
  secret: string | null
}

interface Parts {
  gateway: Gateway
  clock: Clock
  keyring: Keyring
}

export const aboutIncoming = (id: number) => `incoming_webhook_secrets/${id}`

/** Addresses at which other programs tell a household something. */
export class EditIncomingWebhooks {
  constructor(private readonly parts: Parts) {}

  create(householdId: number, { name, signed }: IncomingDraft, actor: Actor): Promise<Changed<MadeIncoming>> {
    const { gateway, clock } = this.parts
    const token = randomSecret()
    const origin = { actor, cause: 'incoming_webhook.created', summary: `Incoming webhook ${name}` }
    return gateway.change(householdId, origin, async (changes) => {
      const id = await changes.insert('incoming_webhooks', {
        name,
        token_hash: fingerprint(token),
        enabled: 1,
        signed: signed ? 1 : 0,
        created_at: clock.now(),
      })
      const secret = signed ? await this.#makeSecret(changes.operational, id) : null
      return { webhook: await requireIncoming(changes, id), token, secret }
    })
  }

  update(
    householdId: number,
    id: number,
    { name, enabled }: { name?: string; enabled?: boolean },
    actor: Actor,
  ): Promise<Changed<IncomingWebhook>> {
    const origin = { actor, cause: 'incoming_webhook.changed', summary: 'Incoming webhook changed' }
    return this.parts.gateway.change(householdId, origin, async (changes) => {
      const before = await requireIncoming(changes, id)
      const after = { name: name ?? before.name, enabled: (enabled ?? before.enabled) ? 1 : 0 }
      await changes.update('incoming_webhooks', id, after)
      return requireIncoming(changes, id)
    })
  }

  delete(householdId: number, id: number, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'incoming_webhook.deleted', summary: 'Incoming webhook deleted' }
    return this.parts.gateway.change(householdId, origin, async (changes) => {
      await requireIncoming(changes, id)
      await changes.delete('incoming_webhooks', id)
    })
  }

  /** Another address, and another secret where calls are signed. The old ones end at once: somebody may know them who should not. */
  async renew(householdId: number, id: number, actor: Actor): Promise<Changed<MadeIncoming>> {
    const token = randomSecret()
    const origin = { actor, cause: 'incoming_webhook.renewed', summary: 'Incoming webhook has a new address' }
    return this.parts.gateway.change(householdId, origin, async (changes) => {
      const webhook = await requireIncoming(changes, id)
      await changes.update('incoming_webhooks', id, { token_hash: fingerprint(token) })
      const secret = webhook.signed ? await this.#makeSecret(changes.operational, id) : null
      return { webhook, token, secret }
    })
  }

  async #makeSecret(writes: Writes, id: number): Promise<string> {
    const { keyring, clock } = this.parts
    const sealer = await keyring.sealerIn(writes)
    const secret = newSigningSecret()
    await writes.run('DELETE FROM incoming_webhook_secrets WHERE incoming_webhook_id = ?', [id])
    const sealed = sealer.seal(secret, aboutIncoming(id))
    await writes.insert('incoming_webhook_secrets', { incoming_webhook_id: id, sealed, made_at: clock.now() })
    return secret
  }
}
