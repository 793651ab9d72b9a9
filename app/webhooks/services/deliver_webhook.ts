import type { Gateway } from '#changes/gateway'
import { DomainException } from '#core/exceptions'
import { retryAfterSeconds } from '#core/retry_after'
import { signatureHeaders } from '#core/webhook_signature'
import { waitAfter } from '#jobs/domain/retry'
import { failureOf } from '#jobs/failure'
import { type CheckedAnswer, checkedRequest, RequestNotAnswered } from '#plugins/broker/checked_request'
import type { Network } from '#plugins/broker/network'
import type { Keyring } from '#secrets/keyring'
import { CAUSATION_HEADER, causationHeader } from '../domain/causation.js'
import { verdictOf, WEBHOOK_RETRY } from '../domain/sending.js'
import { WebhookLoopException, WebhookNotAnsweredException, WebhookRefusedException } from '../exceptions.js'
import { noteFailure, noteSuccess, switchOff } from './webhook_condition.js'
import { requireWebhook, type Webhook } from './webhook_rows.js'
import { openSecrets } from './webhook_secrets.js'
import type { Notify } from '#notifications/services/notify'

const TIMEOUT_MS = 15_000
const ANSWER_CHARS_MAX = 1_000

export interface DeliverParts {
  gateway: Gateway
  keyring: Keyring
  network: Network
  notify: Pick<Notify, 'inside'>
  /** What receivers read of us. */
  userAgent: string
}

interface DeliveryRow {
  id: number
  webhook_id: number
  message_key: string
  payload: string
  depth: number
  state: 'waiting' | 'sent' | 'dead' | 'stopped'
}

interface Outcome {
  state: 'waiting' | 'sent' | 'dead' | 'stopped'
  attempts: number
  answer?: CheckedAnswer
  code?: string
  message?: string
}

/** Sends one message to its webhook and keeps how it went. What fails is thrown on, so that the job is tried again. */
export class DeliverWebhook {
  constructor(private readonly parts: DeliverParts) {}

  /** `isTrial`: a person watches, so a failure is the end and counts for nothing. */
  async handle(householdId: number, deliveryId: number, attempt: number, isTrial = false): Promise<void> {
    const { delivery, webhook } = await this.#read(householdId, deliveryId)
    if (!delivery || !webhook || delivery.state !== 'waiting') return
    let answer: CheckedAnswer | undefined
    try {
      if (!webhook.enabled && !isTrial) throw new WebhookRefusedException('The webhook is switched off.')
      answer = await this.#send(householdId, webhook, delivery)
      requireTaken(answer, webhook, delivery.depth, this.parts.gateway.clock.now())
      await this.#keep(householdId, delivery, { state: 'sent', attempts: attempt, answer }, isTrial)
    } catch (thrown) {
      const failure = failureOf(thrown)
      const isOver =
        isTrial || waitAfter(failure, attempt, WEBHOOK_RETRY, 0) === null || thrown instanceof WebhookLoopException
      const state = thrown instanceof WebhookLoopException ? 'stopped' : isOver ? 'dead' : 'waiting'
      const code = thrown instanceof DomainException ? codeWords(thrown) : 'unexpected'
      await this.#keep(
        householdId,
        delivery,
        { state, attempts: attempt, answer, code, message: failure.message },
        isTrial,
      )
      throw thrown
    }
  }

  #read(householdId: number, id: number) {
    return this.parts.gateway.database.read(householdId, async (queries) => {
      const delivery = await queries.first<DeliveryRow>(
        'SELECT id, webhook_id, message_key, payload, depth, state FROM webhook_deliveries WHERE id = ?',
        [id],
      )
      return { delivery, webhook: delivery && (await requireWebhook(queries, delivery.webhook_id)) }
    })
  }

  async #send(
    householdId: number,
    webhook: Webhook,
    { message_key: id, payload, depth }: DeliveryRow,
  ): Promise<CheckedAnswer> {
    const { gateway, keyring, network, userAgent } = this.parts
    const now = gateway.clock.now()
    const sealer = await keyring.sealerOf(householdId)
    const secrets = await gateway.database.read(householdId, (queries) => openSecrets(queries, sealer, webhook.id, now))
    if (secrets.length === 0) throw new WebhookRefusedException('It has no secret to sign with; make a new one.')
    const timestamp = Math.floor(Date.parse(now) / 1000)
    try {
      return await checkedRequest(network, {
        method: 'POST',
        url: new URL(webhook.url),
        headers: {
          'content-type': 'application/json',
          'user-agent': userAgent,
          [CAUSATION_HEADER.toLowerCase()]: causationHeader(id, depth),
          ...signatureHeaders(secrets, { id, timestamp, body: payload }),
        },
        body: Buffer.from(payload),
        timeout_ms: TIMEOUT_MS,
        ownNetwork: webhook.ownNetwork,
      })
    } catch (error) {
      if (!(error instanceof RequestNotAnswered)) throw error
      throw error.isForbidden
        ? new WebhookRefusedException(error.message)
        : new WebhookNotAnsweredException(error.message)
    }
  }

  async #keep(householdId: number, delivery: DeliveryRow, outcome: Outcome, isTrial: boolean): Promise<void> {
    const { gateway, notify } = this.parts
    const now = gateway.clock.now()
    const { state, attempts, answer, code = '', message = '' } = outcome
    const actor = { kind: 'system', id: null, label: 'Florin' } as const
    const origin = { actor, cause: 'webhook.disabled', summary: 'A webhook was switched off' }
    await gateway.change(householdId, origin, async (changes) => {
      const writes = changes.operational
      await writes.run(
        `UPDATE webhook_deliveries SET state = ?, attempts = ?, status = ?, code = ?, message = ?, answer = ?, duration_ms = ?,
         finished_at = ? WHERE id = ?`,
        [
          state,
          attempts,
          answer?.status ?? null,
          code,
          message,
          answerText(answer),
          answer?.duration_ms ?? null,
          state === 'waiting' ? null : now,
          delivery.id,
        ],
      )
      if (isTrial) return
      if (state === 'sent') return noteSuccess(writes, delivery.webhook_id, now)
      const isGone = answer?.status === 410
      const isHopeless = await noteFailure(writes, delivery.webhook_id, now, state === 'dead')
      if (isGone || isHopeless) await switchOff(changes, notify, delivery.webhook_id, message)
    })
  }
}

function requireTaken({ status, headers }: CheckedAnswer, { url }: Webhook, depth: number, now: string): void {
  const { host } = new URL(url)
  switch (verdictOf(status)) {
    case 'taken':
      return
    case 'gone':
      throw new WebhookRefusedException(`${host} says that nobody is there any more (410).`)
    case 'loop':
      throw new WebhookLoopException(depth)
    case 'later':
      throw new WebhookNotAnsweredException(
        status >= 300 && status < 400
          ? `${host} leads elsewhere (${status}); enter the address it leads to.`
          : `${host} answered ${status}.`,
        retryAfterSeconds(headers['retry-after'], now),
      )
  }
}

function answerText(answer: CheckedAnswer | undefined): string {
  if (!answer) return ''
  // PostgreSQL keeps no NUL in a text.
  return answer.body.toString('utf8').replaceAll('\0', '').slice(0, ANSWER_CHARS_MAX)
}

function codeWords(error: DomainException): string {
  if (error instanceof WebhookLoopException) return 'loop'
  return error instanceof WebhookRefusedException ? 'refused' : 'not_answered'
}
