import { percentDecoded } from '../domain/percent_decoded.js'
import { namesIn } from '../domain/secret_handles.js'
import type { Incoming } from './exchange.js'
import type { Draft } from './outgoing_draft.js'
import { originOf } from './permits.js'
import { Refusal } from './refusals.js'

const REDIRECTS = new Set([301, 302, 303, 307, 308])
const KEEP_METHOD = new Set([307, 308])
/** What tells who asks. */
const IDENTIFYING = new Set(['authorization', 'cookie'])
const ABOUT_THE_BODY = /^content-/

/** The request that an answer sends us on to; undefined where it is the answer. Whoever sends it checks it like any other. */
export function followed(
  draft: Draft,
  { status, headers }: Incoming,
  mask: (text: string) => string,
): Draft | undefined {
  const { location } = headers
  if (!REDIRECTS.has(status) || location === undefined) return undefined
  if (!URL.canParse(location, draft.url.href))
    throw new Refusal('transient', 'It was redirected to an address that cannot be read.')
  const url = new URL(location, draft.url)
  if (url.username !== '' || url.password !== '')
    throw new Refusal('forbidden', 'It was redirected to an address with user and password in it.')
  url.hash = ''
  const next = withMethod({ ...draft, url, inUrl: carriedBy(url, mask) }, status)
  return originOf(url) === originOf(draft.url) ? next : amongStrangers(next)
}

function withMethod(draft: Draft, status: number): Draft {
  const keeps = KEEP_METHOD.has(status) || draft.method === 'GET' || (status !== 303 && draft.method !== 'POST')
  if (keeps) return draft
  const headers = new Map([...draft.headers].filter(([name]) => !ABOUT_THE_BODY.test(name)))
  return { ...draft, method: 'GET', headers, body: undefined }
}

/** Another host gets neither who asks nor any secret, whatever it may receive: it was not the plugin that chose it. */
function amongStrangers(draft: Draft): Draft {
  if (draft.body && draft.body.secrets.length > 0)
    throw new Refusal('forbidden', 'It was redirected to another host, and its body holds a secret.')
  const headers = [...draft.headers].filter(([name, { secrets }]) => !IDENTIFYING.has(name) && secrets.length === 0)
  return { ...draft, headers: new Map(headers) }
}

/** An answer may put a secret it was sent into the address it leads to. */
function carriedBy({ href }: URL, mask: (text: string) => string): string[] {
  return namesIn(mask(href) + mask(percentDecoded(href)))
}
