import { PluginError } from './errors.js'
import type { HttpResponse } from './florin.js'
import { waitAskedFor } from './retry_after.js'

const LONGEST_EXCERPT = 200

/**
 * Throws what Florin understands unless an answer is a success: 401 and 403 ask the user to connect again, 408, 429 and 5xx are tried
 * again later, and not before `Retry-After` allows it; everything else is shown.
 *
 * @example
 * requireSuccess(await florin.http.request({ method: 'GET', url: 'https://api.example.com/rates' }), 'Example')
 */
export function requireSuccess(response: HttpResponse, service: string): void {
  const { status, body } = response
  if (status >= 200 && status < 300) return
  if (status === 401 || status === 403)
    throw new PluginError('auth_required', `${service} refuses access (${status}). Check the token or connect again.`)
  if (status === 429)
    throw new PluginError('rate_limited', `${service} asks to be called less often.`, waitAskedFor(response))
  if (status === 408 || status >= 500)
    throw new PluginError(
      'transient',
      `${service} does not answer properly at the moment (${status}).`,
      waitAskedFor(response),
    )
  const said = body.replace(/\s+/g, ' ').slice(0, LONGEST_EXCERPT)
  throw new PluginError('invalid_input', `${service} refuses the request (${status})${said && `: ${said}`}.`)
}

/**
 * The JSON of a successful answer; an answer that is none is the service's trouble, so it is tried again.
 *
 * @example
 * const { rates } = readJson<{ rates: object[] }>(response, 'Example')
 */
export function readJson<T>(response: HttpResponse, service: string): T {
  requireSuccess(response, service)
  try {
    return JSON.parse(response.body) as T
  } catch {
    throw new PluginError('transient', `${service} answers with something that is not JSON.`)
  }
}
