import type { Florin } from './florin.js'

/**
 * @example
 * const message: Message = { title: 'Low balance', body: 'Checking is at 12.00.', severity: 'warning', url: null }
 */
export interface Message {
  title: string
  /** Plain text, lines separated by \n. */
  body: string
  severity: 'info' | 'warning' | 'critical'
  /** Where the user can act on it, or null. */
  url: string | null
}

/**
 * @example
 * const subject = ({ message }: SendRequest) => '[Florin] ' + message.title
 */
export interface SendRequest {
  message: Message
  /** The same for every attempt to send the same message. */
  idempotency_key: string
}

/**
 * Sends messages to people. Throw `transient` or `rate_limited` to have it tried again, `auth_required` to ask the user.
 *
 * @example
 * const notifier: Notifier = {
 *   async send({ message }, florin) {
 *     await florin.http.request({ method: 'POST', url: 'https://ntfy.sh/my-topic', body: message.body })
 *     return { receipt: null }
 *   },
 * }
 */
export interface Notifier {
  /** `receipt` is what the channel calls the message, or null. */
  send(request: SendRequest, florin: Florin): Promise<{ receipt: string | null }>
}
