import type { Clock } from '#core/clock'
import { DomainException } from '#core/exceptions'
import type { Database } from '#database/database'
import { waitAfter } from '#jobs/domain/retry'
import { failureOf } from '#jobs/failure'
import type { PluginRegistry } from '#plugins/registry'
import type { SendMessage } from '#plugins/services/send_message'
import { InstanceNotReadyException, PluginFailedException } from '#plugins/exceptions'
import { DELIVERY_RETRY } from '../domain/delivery_retry.js'
import { mailWords } from '../domain/default_templates.js'
import { mailDocument } from '../domain/mail_document.js'
import { linkInto } from '../domain/notice.js'
import { DeliveryFailedException, DeliveryRefusedException } from '../exceptions.js'
import { type ComposedMessage, composeMessage, type NoticeToSend } from './compose_message.js'
import type { Mailer } from './mailer.js'
import { type Channel, listChannels } from './notification_channels.js'
import type { Notify } from './notify.js'
import { readPreferencesOf } from './preference_rows.js'
import type { SendPush } from './send_push.js'
import { type MemberToTell, readSurroundings } from './surroundings.js'
import { tellGivenUp } from './tell_given_up.js'
import { waitForQuiet } from './wait_for_quiet.js'

export interface DeliverParts {
  database: Database
  clock: Clock
  registry: Pick<PluginRegistry, 'find'>
  mailer: Pick<Mailer, 'send'>
  sendPush: Pick<SendPush, 'handle'>
  sendMessage: Pick<SendMessage, 'handle'>
  notify: Pick<Notify, 'inside'>
  /** The address people type; null where nobody said it. */
  address: string | null
}

/** What somebody did, rather than a channel. */
const OF_NO_CHANNEL = ['not_a_member', 'no_device']

interface DeliveryRow {
  id: number
  notice_id: number
  channel_id: number
  user_id: number | null
  state: 'held' | 'waiting' | 'sent' | 'dead'
  round: number
  due_at: string
}

interface Addressed {
  channel: Channel
  member: MemberToTell | null
  notice: NoticeToSend
  message: ComposedMessage
  householdName: string
  /** The same for every attempt; a re-sending that a person asks for is another message. */
  key: string
}

/** Sends one message by its channel and keeps how it went. What fails is thrown on, so that the job is tried again. */
export class DeliverNotification {
  constructor(private readonly parts: DeliverParts) {}

  async handle(householdId: number, deliveryId: number, attempt: number, signal?: AbortSignal): Promise<void> {
    const delivery = await this.#read(householdId, deliveryId)
    // Sent by an attempt that died before it could say so to its job, or resent and done meanwhile.
    if (!delivery || delivery.state === 'sent' || delivery.state === 'dead') return
    const { database, clock } = this.parts
    if (await waitForQuiet(database, householdId, delivery, { attempt, now: clock.now() })) return
    try {
      const receipt = await this.#send(await this.#address(householdId, delivery), householdId, signal)
      await this.#keep(householdId, deliveryId, { state: 'sent', attempts: attempt, receipt: receipt.slice(0, 200) })
    } catch (thrown) {
      const error = inDeliveryWords(thrown)
      const failure = failureOf(error)
      const isOver = waitAfter(failure, attempt, DELIVERY_RETRY, 0) === null
      const code = error instanceof DomainException ? String(error.extras.reason ?? error.code) : failure.code
      await this.#keep(householdId, deliveryId, {
        state: isOver ? 'dead' : 'waiting',
        attempts: attempt,
        code,
        message: failure.message,
      })
      throw error
    }
  }

  #read(householdId: number, id: number): Promise<DeliveryRow | undefined> {
    return this.parts.database.read(householdId, (queries) =>
      queries.first<DeliveryRow>(
        'SELECT id, notice_id, channel_id, user_id, state, round, due_at FROM notification_deliveries WHERE id = ?',
        [id],
      ),
    )
  }

  async #address(householdId: number, delivery: DeliveryRow): Promise<Addressed> {
    const { database, registry, address } = this.parts
    const surroundings = await readSurroundings(database, householdId)
    const member = delivery.user_id === null ? null : (surroundings.members.get(delivery.user_id) ?? null)
    if (delivery.user_id !== null && !member)
      throw new DeliveryRefusedException('not_a_member', 'The person is not in this household any more.')
    return database.read(householdId, async (queries) => {
      const channels = await listChannels(queries, registry)
      const channel = channels.find(({ id }) => id === delivery.channel_id)
      if (!channel) throw new DeliveryRefusedException('channel', 'The plugin of this channel is gone.')
      const notice = await readNoticeToSend(queries, delivery.notice_id)
      const preferences = member && (await readPreferencesOf(queries, member.id))
      const timeZone = preferences?.timeZone ?? surroundings.household.timeZone
      const message = await composeMessage(queries, { notice, surroundings, member, timeZone, address })
      const key = `notification-${householdId}-${delivery.id}-${delivery.round}`
      return { channel, member, notice, message, householdName: surroundings.household.name, key }
    })
  }

  async #send(addressed: Addressed, householdId: number, signal?: AbortSignal): Promise<string> {
    const { channel, notice, message, key } = addressed
    if (channel.kind === 'email') return this.#mail(addressed)
    if (channel.kind === 'push')
      return this.parts.sendPush.handle(addressed.member!.id, {
        title: message.subject,
        body: message.body,
        severity: notice.severity,
        link: notice.link && linkInto(householdId, notice.link),
        tag: `notice-${notice.id}`,
      })
    const sent = { title: message.subject, body: message.body, severity: notice.severity, url: message.url }
    const { receipt } = await this.parts.sendMessage.handle(householdId, channel.instanceId, sent, { key, signal })
    return receipt ?? ''
  }

  #mail({ member, notice, message, householdName, key }: Addressed): Promise<string> {
    const { address } = this.parts
    const words = mailWords(message.locale)
    const part = { title: message.subject, body: message.body, severity: notice.severity, url: message.url }
    const document = mailDocument(message.subject, [part], {
      locale: message.locale,
      open: words.open,
      why: words.why.replace('{household}', householdName),
      change: address === null ? null : { label: words.change, url: `${address}/settings/notifications` },
    })
    const to = { name: member!.name, address: member!.email }
    return this.parts.mailer.send({ to, subject: message.subject, ...document, messageId: messageIdOf(key, address) })
  }

  async #keep(
    householdId: number,
    id: number,
    outcome: { state: string; attempts: number; code?: string; message?: string; receipt?: string },
  ): Promise<void> {
    const { state, attempts, code = '', message = '', receipt = '' } = outcome
    const finishedAt = state === 'waiting' ? null : this.parts.clock.now()
    await this.parts.database.write(householdId, async (writes) => {
      await writes.run(
        `UPDATE notification_deliveries SET state = ?, held_for = '', attempts = ?, code = ?, message = ?, receipt = ?, finished_at = ?
         WHERE id = ?`,
        [state, attempts, code, message, receipt, finishedAt, id],
      )
      if (state !== 'dead' || OF_NO_CHANNEL.includes(code)) return
      await tellGivenUp(writes, this.parts, { deliveryId: id, message, now: this.parts.clock.now() })
    })
  }
}

export async function readNoticeToSend(
  queries: Parameters<typeof composeMessage>[0],
  id: number,
): Promise<NoticeToSend> {
  const row = await queries.first<NoticeToSend>(
    'SELECT id, topic, severity, title, body, link, data, created_at FROM notices WHERE id = ?',
    [id],
  )
  return row!
}

export function messageIdOf(key: string, address: string | null): string {
  return `<${key}@${address === null ? 'florin.invalid' : new URL(address).hostname}>`
}

/** Plugins say by their code whether it may work later. */
function inDeliveryWords(thrown: unknown): unknown {
  if (thrown instanceof InstanceNotReadyException) return new DeliveryRefusedException('channel', thrown.message)
  if (!(thrown instanceof PluginFailedException)) return thrown
  const passes = ['rate_limited', 'transient', 'limit_exceeded', 'cancelled', 'host_unavailable'].some((code) =>
    thrown.reason.startsWith(code),
  )
  if (!passes) return new DeliveryRefusedException('channel', thrown.message)
  return new DeliveryFailedException('channel', thrown.message, failureOf(thrown).retryAfterSeconds)
}
