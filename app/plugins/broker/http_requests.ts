import type { HttpRequest, HttpResponse } from '#sdk'
import { hostOf } from '../domain/host_names.js'
import { answerText } from './answer_text.js'
import { openConnection } from './connection.js'
import { ACCEPTED_ENCODINGS, exchange, type Incoming } from './exchange.js'
import type { Network } from './network.js'
import { type Draft, draftRequest, secretsOf } from './outgoing_draft.js'
import { type Pace, Slots } from './pace.js'
import type { Permit, Permits } from './permits.js'
import { pinnedAddresses } from './pinned_addresses.js'
import { followed } from './redirects.js'
import { Refusal } from './refusals.js'
import type { RunSecrets } from './run_secrets.js'
import type { UsageBook, UsedBy } from './usage.js'

export interface RequestLimits {
  parallel: number
  requests_a_run: number
  requests_a_day: number
  timeout_ms: number
  /** What a plugin may ask for where the owner allowed the address: a model at home thinks for longer than a service answers. */
  own_timeout_ms: number
  redirects: number
}

export interface HttpParts {
  network: Network
  pace: Pace
  usage: UsageBook
  permits: Permits
  secrets: RunSecrets
  by: UsedBy
  limits: RequestLimits
  /** What the other side reads of us, where the plugin says nothing else. */
  userAgent: string
}

const LARGEST_KEPT_CHARS = 16_384

/** What one call of a plugin asks of the network. This is the only place from which a plugin's request leaves. */
export class HttpRequests {
  readonly #slots: Slots
  #made = 0

  constructor(private readonly parts: HttpParts) {
    this.#slots = new Slots(parts.limits.parallel)
  }

  /** Throws `Refusal`; `signal` aborts when the plugin's call is over. */
  async request(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const { permits, secrets } = this.parts
    if (request.keep_body_as_secret !== undefined) permits.secret(request.keep_body_as_secret)
    const values = await secrets.values()
    const draft = draftRequest(request, (name) => this.#valueOf(name, values))
    const permit = this.#permit(draft, undefined)
    return this.#slots.use(async () => {
      const patience_ms = this.#patience(request, permit)
      const both = AbortSignal.any([signal, AbortSignal.timeout(patience_ms)])
      try {
        const { answer, url } = await this.#follow(draft, permit, both)
        return await this.#present(answer, url, request.keep_body_as_secret)
      } catch (error) {
        if (signal.aborted) throw new Refusal('cancelled', 'The call is over.')
        if (both.aborted)
          throw new Refusal('transient', `${hostOf(draft.url)} did not answer within ${patience_ms} ms.`)
        throw error
      }
    })
  }

  #valueOf(name: string, values: ReadonlyMap<string, string>): string {
    this.parts.permits.secret(name)
    const value = values.get(name)
    if (value === undefined) throw new Refusal('invalid_settings', `The secret "${name}" is not set.`)
    return value
  }

  #patience({ timeout_ms: asked }: HttpRequest, { kind }: Permit): number {
    const { timeout_ms: usual, own_timeout_ms: own } = this.parts.limits
    return Math.min(asked ?? usual, kind === 'lan' ? own : usual)
  }

  async #follow(first: Draft, permitted: Permit, signal: AbortSignal) {
    let [draft, permit] = [first, permitted]
    for (let redirects = 0; ; redirects++) {
      const answer = await this.#send(draft, permit, signal)
      const next = followed(draft, answer, (text) => this.parts.secrets.mask(text))
      if (!next) return { answer, url: draft.url }
      if (redirects === this.parts.limits.redirects)
        throw new Refusal('transient', `It was redirected more than ${redirects} times.`)
      permit = this.#permit(next, permit)
      draft = next
    }
  }

  /** Each step of a redirect is asked all of this again. */
  #permit(draft: Draft, before: Permit | undefined): Permit {
    const { permits, usage, by, secrets } = this.parts
    try {
      const permit = permits.forRequest(draft.url, draft.method)
      if (permit.kind === 'lan' && before?.kind === 'http')
        throw new Refusal('forbidden', 'It was redirected from the internet into the own network.')
      const misplaced = secretsOf(draft).find((name) => !permits.mayReceive(name, draft.url, permit))
      if (misplaced !== undefined)
        throw new Refusal('forbidden', `The secret "${misplaced}" may not be sent to ${hostOf(draft.url)}.`)
      return permit
    } catch (error) {
      usage.count(by, { kind: 'http', scope: secrets.mask(hostOf(draft.url)).slice(0, 100), refused: 1 })
      throw error
    }
  }

  async #send(draft: Draft, permit: Permit, signal: AbortSignal): Promise<Incoming> {
    const { network, pace, usage, by } = this.parts
    await this.#requireQuota()
    for (const name of secretsOf(draft)) usage.count(by, { kind: 'secret', scope: name, requests: 1 })
    usage.count(by, { ...permit, requests: 1 })
    await pace.turn(hostOf(draft.url), signal)
    const addresses = await this.#addresses(draft.url, permit, signal)
    const socket = await openConnection(network, draft.url, addresses, signal)
    try {
      const body = draft.body && Buffer.from(draft.body.text)
      return await exchange(
        socket,
        { method: draft.method, url: draft.url, headers: this.#headers(draft), body },
        signal,
      )
    } finally {
      usage.count(by, { ...permit, bytes_sent: socket.bytesWritten, bytes_received: socket.bytesRead })
    }
  }

  async #addresses(url: URL, permit: Permit, signal: AbortSignal): Promise<string[]> {
    const { network, usage, by } = this.parts
    try {
      return await pinnedAddresses(network, url, permit, signal)
    } catch (error) {
      if (error instanceof Refusal && error.reason === 'forbidden') usage.count(by, { ...permit, refused: 1 })
      throw error
    }
  }

  async #requireQuota(): Promise<void> {
    const { usage, by, limits } = this.parts
    if (++this.#made > limits.requests_a_run)
      throw new Refusal('limit_exceeded/calls', `It made more than ${limits.requests_a_run} requests.`)
    if ((await usage.requestsToday(by)) >= limits.requests_a_day)
      throw new Refusal(
        'limit_exceeded/quota',
        `It made ${limits.requests_a_day} requests today; tomorrow it may go on.`,
      )
  }

  #headers({ headers }: Draft): Record<string, string> {
    const own = { accept: '*/*', 'user-agent': this.parts.userAgent, 'accept-encoding': ACCEPTED_ENCODINGS }
    return { ...own, ...Object.fromEntries([...headers].map(([name, { text }]) => [name, text])) }
  }

  async #present({ status, headers, body }: Incoming, url: URL, keepAs: string | undefined): Promise<HttpResponse> {
    const { secrets } = this.parts
    const text = answerText(body, headers['content-type'])
    const isKept = keepAs !== undefined && status >= 200 && status < 300
    if (isKept) await this.#keep(keepAs, text.body.trim())
    const mask = (each: string) => secrets.maskForeign(each)
    const shown = isKept ? { body: '' } : { ...text, body: mask(text.body) }
    if (shown.body_base64 !== undefined) shown.body_base64 = maskedBytes(body, mask)
    const masked = Object.entries(headers).map(([name, value]) => [mask(name), mask(value)])
    return { status, headers: Object.fromEntries(masked) as Record<string, string>, ...shown, url: mask(url.href) }
  }

  async #keep(name: string, value: string): Promise<void> {
    if (value === '' || value.length > LARGEST_KEPT_CHARS)
      throw new Refusal('invalid_input', 'The answer is empty or too long to be kept as a secret.')
    await this.parts.secrets.keep(name, value)
  }
}

function maskedBytes(body: Buffer, mask: (text: string) => string): string {
  return Buffer.from(mask(body.toString('latin1')), 'latin1').toString('base64')
}
