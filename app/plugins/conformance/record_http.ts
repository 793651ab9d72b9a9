import { SystemClock } from '#core/clock'
import { signatureHeaders } from '#core/webhook_signature'
import type { HttpRequest, HttpResponse } from '#sdk'
import { fillHandles } from '../domain/secret_handles.js'
import { secretMask } from '../domain/secret_masks.js'
import type { TapeTurn } from './cases.js'
import type { Answering } from './recorded_florin.js'

/** Long enough for servers that are slow, and short enough for authors. */
const PATIENCE_MS = 60_000

/** What of an answer is worth keeping; dates and cookies of a server would only make tapes differ. */
const KEPT_HEADERS = ['content-type', 'retry-after', 'link', 'etag', 'location']

/** Asks the real servers, with the secrets of the case, and hands over what goes on the tape: with handles where they were. */
export function recordOver(secrets: ReadonlyMap<string, string>, keep: (turn: TapeTurn) => void): Answering {
  return async (request) => {
    const filled = (text: string) => fillHandles(text, (name) => secrets.get(name) ?? '')
    const { basic_auth: basic, sign_with: signing } = request
    const headers = Object.entries(request.headers ?? {}).map(([name, value]) => [name, filled(value)])
    const body = request.body === undefined ? undefined : filled(request.body)
    const signed =
      signing && signatureHeaders([filled(signing.secret)], { id: signing.id, timestamp: now(), body: body ?? '' })
    const authorization = basic && `Basic ${btoa(`${filled(basic.user)}:${filled(basic.password)}`)}`
    const response = await fetch(filled(request.url), {
      method: request.method,
      headers: { ...Object.fromEntries(headers), ...signed, ...(authorization ? { authorization } : {}) } as Record<
        string,
        string
      >,
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const answer = { status: response.status, headers: keptHeaders(response.headers), body: await response.text() }
    keep(recordedTurn(request, answer, secretMask(secrets)))
    return { ...answer, url: response.url }
  }
}

const now = () => Math.floor(Date.parse(new SystemClock().now()) / 1_000)

function recordedTurn(
  { method, url }: HttpRequest,
  { status, headers, body }: Omit<HttpResponse, 'url'>,
  mask: (text: string) => string,
): TapeTurn {
  const shown = Object.entries(headers).map(([name, value]) => [name, mask(value)])
  return {
    request: { method, url },
    response: { status, headers: Object.fromEntries(shown) as Record<string, string>, body: mask(body) },
  }
}

function keptHeaders(headers: Headers): Record<string, string> {
  const kept = KEPT_HEADERS.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)!]] : []))
  return Object.fromEntries(kept) as Record<string, string>
}
