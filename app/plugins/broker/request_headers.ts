import { Refusal } from './refusals.js'

/** These decide where a request goes, where it ends, or who it seems to come from; that is the broker's business. */
const REFUSED = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'te',
  'trailer',
  'expect',
  'via',
  'forwarded',
  'accept-encoding',
  'http2-settings',
  'x-real-ip',
])
const REFUSED_FAMILIES = /^(proxy-|sec-|x-forwarded-)/
/** Of RFC 9110: what a header's name may be made of. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]+$/
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/** The headers of a request by their names in small letters. Throws `invalid_input` where one is refused. */
export function readHeaders(given: Record<string, string>): Map<string, string> {
  const headers = new Map<string, string>()
  for (const [written, value] of Object.entries(given)) {
    const name = written.toLowerCase()
    if (!TOKEN.test(name)) throw new Refusal('invalid_input', 'A header has a name that is none.')
    if (REFUSED.has(name) || REFUSED_FAMILIES.test(name))
      throw new Refusal('invalid_input', `The header ${name} is not a plugin's to set.`)
    if (headers.has(name)) throw new Refusal('invalid_input', `The header ${name} is there twice.`)
    headers.set(name, value)
  }
  return headers
}

/** After secrets were put in: a line break would begin another header. */
export function checkHeaderValue(name: string, value: string): void {
  if (!VALUE.test(value))
    throw new Refusal('invalid_input', `The header ${name} holds characters that headers cannot hold.`)
}
