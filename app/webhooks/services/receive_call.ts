import { announce } from '#changes/services/announce'
import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import { type DomainException, NotFoundException } from '#core/exceptions'
import { fingerprint } from '#core/secret_text'
import type { Database, Queries, Row, Writes } from '#database/database'
import { afterCommit } from '#database/after_commit'
import type { Notify } from '#notifications/services/notify'
import type { Keyring } from '#secrets/keyring'
import { DEPTH_MAX, depthOf } from '../domain/causation.js'
import { isFresh, signatureFault } from '../domain/signature.js'
import {
  CallNotJsonException,
  CallTooLargeException,
  SignatureInvalidException,
  TooManyCallsException,
  WebhookLoopException,
} from '../exceptions.js'
import { aboutIncoming } from './edit_incoming_webhooks.js'
import { findByTokenHash, type IncomingWebhook } from './incoming_rows.js'

export const BODY_BYTES_MAX = 64 * 1024
const CALLS_A_MINUTE = 60
const MINUTE_SECONDS = 60
const KEY_CHARS_MAX = 200

const FAULT_WORDS = {
  missing: 'The headers webhook-id, webhook-timestamp and webhook-signature are needed.',
  too_old: 'The call is older than five minutes, or the clock of the caller is wrong.',
  wrong: 'The signature does not fit the secret and the body.',
}

/** A call as it came in. */
export interface Call {
  token: string
  /** As it was sent, byte for byte. */
  body: string
  /** What it says it is. */
  contentType: string
  /** Of `webhook-id` or `Idempotency-Key`: the same call twice is one. */
  id: string | undefined
  timestamp: string | undefined
  signature: string | undefined
  causation: string | undefined
  ip: string
}

type Found = IncomingWebhook & { householdId: number }

interface Parts {
  database: Database
  clock: Clock
  keyring: Keyring
  notify: Pick<Notify, 'inside'>
  /** Called once somebody has to hear of it. */
  wake: (householdId: number) => void
}

/** Takes what another program has to say, and announces it. Whoever is refused is told why, and so is the log. */
export class ReceiveCall {
  constructor(private readonly parts: Parts) {}

  /** Answers the id of the call; of the first one where it was told before. */
  async handle(call: Call): Promise<{ id: number; repeated: boolean }> {
    const { database, clock } = this.parts
    const webhook = await database.systemRead((queries) => findByTokenHash(queries, fingerprint(call.token)))
    if (!webhook?.enabled) throw new NotFoundException('webhook')
    const secret = webhook.signed ? await this.#secretOf(webhook) : undefined
    const refusal = refusalOf(call, webhook, secret, clock.now())
    const answer = await database.write(webhook.householdId, async (writes) => {
      const tooMany = await tooManyCalls(writes, webhook.id, clock.now())
      if (tooMany) return { refused: tooMany }
      if (refusal) return this.#refuse(writes, webhook, call, refusal)
      return this.#accept(writes, webhook, call)
    })
    if ('refused' in answer) throw answer.refused
    return answer
  }

  async #secretOf({ householdId, id }: Found): Promise<string | undefined> {
    const sealer = await this.parts.keyring.sealerOf(householdId)
    const row = await this.parts.database.read(householdId, (queries) =>
      queries.first<{ sealed: string }>('SELECT sealed FROM incoming_webhook_secrets WHERE incoming_webhook_id = ?', [
        id,
      ]),
    )
    return row && sealer.open(row.sealed, aboutIncoming(id))
  }

  async #refuse(
    writes: Writes,
    webhook: Found,
    call: Call,
    refused: DomainException,
  ): Promise<{ refused: DomainException }> {
    const isLoop = refused instanceof WebhookLoopException
    await this.#keep(writes, webhook, call, {
      outcome: isLoop ? 'stopped' : 'refused',
      code: refused.code ?? '',
      message: refused.message,
    })
    if (isLoop) await this.#warn(writes, webhook)
    return { refused }
  }

  async #accept(writes: Writes, webhook: Found, call: Call): Promise<{ id: number; repeated: boolean }> {
    const key = call.id?.slice(0, KEY_CHARS_MAX)
    const known = key === undefined ? undefined : await callOf(writes, webhook.id, key)
    if (known !== undefined) {
      await this.#keep(writes, webhook, call, { outcome: 'repeated', message: `Call ${known} had the same id.` })
      return { id: known, repeated: true }
    }
    const body = JSON.stringify(JSON.parse(call.body))
    const accepted = { outcome: 'accepted', call_key: key ?? null, body, runs: 1 }
    const id = await this.#keep(writes, webhook, call, accepted)
    await announceCall(
      writes,
      { id, webhookId: webhook.id, body, depth: depthOf(call.causation) },
      this.parts.clock.now(),
    )
    afterCommit(writes, () => this.parts.wake(webhook.householdId))
    return { id, repeated: false }
  }

  #keep(writes: Writes, { id }: Found, { causation, ip }: Call, row: Row): Promise<number> {
    const common = { incoming_webhook_id: id, depth: depthOf(causation), ip, received_at: this.parts.clock.now() }
    return writes.insert('webhook_calls', { ...common, ...row })
  }

  /** Once a day: a circle turns quickly. */
  async #warn(writes: Writes, { id, name }: Found): Promise<void> {
    await this.parts.notify.inside(writes, {
      topic: 'webhook.loop',
      severity: 'warning',
      title: `The webhook “${name}” was called in a circle`,
      body: 'What Florin sends out comes back as a call, which has Florin send it again. The circle was ended; look at what its receiver does.',
      link: '/settings/webhooks',
      recipients: 'admins',
      dedupe_key: `webhook.loop/${id}/${this.parts.clock.now().slice(0, 10)}`,
      data: { name },
    })
  }
}

/** `webhook.received`, for automations and webhooks; also when a person has a call run again. */
export async function announceCall(
  writes: Writes,
  { id, webhookId, body, depth }: { id: number; webhookId: number; body: string; depth: number },
  now: string,
): Promise<void> {
  const causation = { id: `webhook-call:${id}`, depth: depth + 1 }
  await announce(
    writes,
    'webhook.received',
    { webhook_id: webhookId, call_id: id, body: JSON.parse(body) as unknown, causation },
    { now },
  )
}

function refusalOf(call: Call, webhook: Found, secret: string | undefined, now: string): DomainException | undefined {
  if (Buffer.byteLength(call.body) > BODY_BYTES_MAX) return new CallTooLargeException(BODY_BYTES_MAX)
  if (webhook.signed) {
    const fault = secret === undefined ? 'wrong' : signatureFault(secret, call.body, call, now)
    if (fault) return new SignatureInvalidException(FAULT_WORDS[fault])
  }
  // Who says when a call was made wants old ones to be refused, signed or not.
  if (call.timestamp !== undefined && !isFresh(call.timestamp, now))
    return new SignatureInvalidException(FAULT_WORDS.too_old)
  if (!isJsonObject(call)) return new CallNotJsonException()
  const depth = depthOf(call.causation)
  return depth >= DEPTH_MAX ? new WebhookLoopException(depth) : undefined
}

function isJsonObject({ body, contentType }: Call): boolean {
  if (!/^application\/(json|[\w.-]+\+json)\b/i.test(contentType)) return false
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** Calls that are too many are not even kept: a log of a flood is a flood. */
async function tooManyCalls(
  queries: Queries,
  webhookId: number,
  now: string,
): Promise<TooManyCallsException | undefined> {
  const since = shiftInstant(now, -MINUTE_SECONDS)
  const row = await queries.first<{ count: number; first_at: string | null }>(
    'SELECT COUNT(*) AS count, MIN(received_at) AS first_at FROM webhook_calls WHERE incoming_webhook_id = ? AND received_at > ?',
    [webhookId, since],
  )
  if (row!.count < CALLS_A_MINUTE) return undefined
  const wait = MINUTE_SECONDS - (Date.parse(now) - Date.parse(row!.first_at!)) / 1000
  return new TooManyCallsException(Math.max(1, Math.ceil(wait)))
}

async function callOf(queries: Queries, webhookId: number, key: string): Promise<number | undefined> {
  const row = await queries.first<{ id: number }>(
    'SELECT id FROM webhook_calls WHERE incoming_webhook_id = ? AND call_key = ?',
    [webhookId, key],
  )
  return row?.id
}
