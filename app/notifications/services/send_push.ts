import webPush from 'web-push'
import { checkedRequest, type CheckedAnswer, RequestNotAnswered } from '#plugins/broker/checked_request'
import type { Network } from '#plugins/broker/network'
import { cut, type Severity } from '../domain/notice.js'
import { DeliveryFailedException, DeliveryRefusedException } from '../exceptions.js'
import type { PushAddress, PushSubscriptions } from './push_subscriptions.js'
import type { FindVapidKeys } from './vapid_keys.js'

export interface PushMessage {
  title: string
  body: string
  severity: Severity
  /** A path of the user interface. */
  link: string | null
  /** A later message with the same tag takes the place of an earlier one on the screen. */
  tag: string
}

/** Devices that were off get a message that is still news. */
const KEPT_SECONDS = 2 * 86_400
const TIMEOUT_MS = 20_000
/** One record of RFC 8188 with room for its header, as push services must take it. */
const PAYLOAD_BYTES_MAX = 3_000
const URGENCY = { info: 'normal', warning: 'normal', critical: 'high' } as const

interface Parts {
  network: Network
  subscriptions: PushSubscriptions
  keys: FindVapidKeys
  /** Whom a push service writes to when something is wrong: an address of a web site or `mailto:`. */
  contact(): Promise<string>
}

/** Sends to all devices of a person, or to one of them. */
export class SendPush {
  constructor(private readonly parts: Parts) {}

  /** It was sent when one device got it. Throws where none did. */
  async handle(userId: number, message: PushMessage, deviceId?: number): Promise<string> {
    const devices = await this.parts.subscriptions.addressesOf(userId, deviceId)
    if (devices.length === 0) throw new DeliveryRefusedException('no_device', 'There is no device to show it on.')
    const outcomes = await Promise.allSettled(
      devices.map(({ id, address }) => this.#toDevice(userId, id, address, message)),
    )
    const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : []))
    const reached = outcomes.length - failures.length
    if (reached > 0) return `${reached} of ${outcomes.length} devices`
    throw failures.find((failure) => failure instanceof DeliveryFailedException) ?? failures[0]!
  }

  async #toDevice(userId: number, id: number, address: PushAddress, message: PushMessage): Promise<void> {
    const answer = await this.#post(address, message)
    if (answer.status === 404 || answer.status === 410) {
      await this.parts.subscriptions.remove(userId, id)
      throw new DeliveryRefusedException(
        'no_device',
        'The browser does not take messages any more; its device was removed.',
      )
    }
    if (answer.status >= 200 && answer.status < 300) return this.parts.subscriptions.wasUsed(id)
    throw refusalOf(answer, new URL(address.endpoint).host)
  }

  async #post({ endpoint, keys }: PushAddress, message: PushMessage): Promise<CheckedAnswer> {
    const vapid = await this.parts.keys.handle()
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys }, payloadOf(message), {
      vapidDetails: { subject: await this.parts.contact(), ...vapid },
      contentEncoding: 'aes128gcm',
      TTL: KEPT_SECONDS,
      urgency: URGENCY[message.severity],
    })
    try {
      return await checkedRequest(this.parts.network, {
        method: 'POST',
        url: new URL(endpoint),
        headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'Content-Length')) as Record<
          string,
          string
        >,
        body,
        timeout_ms: TIMEOUT_MS,
        ownNetwork: false,
      })
    } catch (error) {
      if (!(error instanceof RequestNotAnswered)) throw error
      const Kind = error.isForbidden ? DeliveryRefusedException : DeliveryFailedException
      throw new Kind(error.isForbidden ? 'address' : 'connection', error.message)
    }
  }
}

function payloadOf(message: PushMessage): string {
  for (let most = 1_000; ; most = Math.floor(most / 2)) {
    const text = JSON.stringify({ ...message, body: cut(message.body, most) })
    if (Buffer.byteLength(text) <= PAYLOAD_BYTES_MAX || most < 8) return text
  }
}

function refusalOf({ status, headers, body }: CheckedAnswer, service: string): Error {
  const said = `${service} answered ${status}${body.length > 0 ? `: ${cut(body.toString('utf8').replace(/\s+/g, ' '), 200)}` : ''}`
  if (status === 429 || status >= 500) {
    const after = Number(headers['retry-after'])
    return new DeliveryFailedException('answer', said, Number.isFinite(after) && after > 0 ? after : undefined)
  }
  return new DeliveryRefusedException('answer', said)
}
