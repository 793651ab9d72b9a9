import { SystemClock } from '#core/clock'
import { signatureHeaders } from '#core/webhook_signature'
import type { HttpMethod, HttpRequest } from '#sdk'
import { percentDecoded } from '../domain/percent_decoded.js'
import { fillHandles, namesIn } from '../domain/secret_handles.js'
import { Refusal } from './refusals.js'
import { checkHeaderValue, readHeaders } from './request_headers.js'

const LARGEST_REQUEST_BYTES = 1024 * 1024
const LEADING_HANDLE = /^\{\{secret:[^}]*\}\}/

/** A request with its secrets put in. Each part remembers which secrets are in it, because redirects treat them differently. */
export interface Draft {
  method: HttpMethod
  url: URL
  headers: Map<string, Part>
  body: Part | undefined
  /** Secrets in the address itself. */
  inUrl: string[]
}

export interface Part {
  text: string
  secrets: string[]
}

export type ValueOf = (name: string) => string

/** Throws `invalid_input` for what no request can be, before anything of it leaves. */
export function draftRequest(request: HttpRequest, valueOf: ValueOf): Draft {
  const { url, userinfo } = draftUrl(request.url, valueOf)
  const inUrl = namesIn(request.url)
  const headers = new Map<string, Part>()
  for (const [name, template] of readHeaders(request.headers ?? {})) headers.set(name, filled(template, valueOf))
  const authorization = basicAuthorization(request, valueOf) ?? (userinfo && { text: userinfo, secrets: inUrl })
  if (authorization && headers.has('authorization'))
    throw new Refusal('invalid_input', 'There is a header authorization beside user and password.')
  if (authorization) headers.set('authorization', authorization)
  for (const [name, { text }] of headers) checkHeaderValue(name, text)
  const body = draftBody(request, headers.get('content-type')?.text ?? '', valueOf)
  for (const [name, part] of signature(request, body, valueOf)) {
    if (headers.has(name)) throw new Refusal('invalid_input', `There is a header ${name} beside sign_with.`)
    headers.set(name, part)
  }
  return { method: request.method, url, headers, body, inUrl }
}

/** All secrets that the request takes along. */
export function secretsOf({ inUrl, headers, body }: Draft): string[] {
  return [...new Set([...inUrl, ...[...headers.values()].flatMap(({ secrets }) => secrets), ...(body?.secrets ?? [])])]
}

function draftUrl(template: string, valueOf: ValueOf): { url: URL; userinfo?: string } {
  // The URL parser drops or turns these; an address that needs that is not what it looks like.
  if (/[\s\\]/.test(template) || hasControls(template))
    throw new Refusal('invalid_input', 'The address holds blanks, line breaks or backslashes.')
  const lead = LEADING_HANDLE.exec(template)?.[0]
  if (lead) return startingWithSecret(lead, template.slice(lead.length), valueOf)
  const url = parsed(fillHandles(template, valueOf, encodeURIComponent))
  if (url.username !== '' || url.password !== '')
    throw new Refusal(
      'invalid_input',
      'User and password do not belong into the address; there is basic_auth for them.',
    )
  return { url }
}

/** The secret is an address, as connectors are given them; user and password in it are sent as an address would send them. */
function startingWithSecret(lead: string, rest: string, valueOf: ValueOf): { url: URL; userinfo?: string } {
  const start = parsed(fillHandles(lead, valueOf))
  const url = parsed(fillHandles(lead, valueOf) + fillHandles(rest, valueOf, encodeURIComponent))
  if (url.origin !== start.origin || url.username !== start.username || url.password !== start.password)
    throw new Refusal('forbidden', 'What follows the secret makes it the address of somebody else.')
  if (url.username === '' && url.password === '') return { url }
  const userinfo = basic(percentDecoded(url.username), percentDecoded(url.password))
  url.username = ''
  url.password = ''
  return { url, userinfo }
}

function parsed(text: string): URL {
  // The text may hold a secret, so it is not quoted.
  if (!URL.canParse(text)) throw new Refusal('invalid_input', 'The address cannot be read.')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new Refusal('forbidden', `${url.protocol} is not a way to the network that plugins have.`)
  url.hash = ''
  return url
}

function filled(template: string, valueOf: ValueOf, write?: (value: string) => string): Part {
  return { text: fillHandles(template, valueOf, write), secrets: namesIn(template) }
}

function basicAuthorization({ basic_auth: auth }: HttpRequest, valueOf: ValueOf): Part | undefined {
  if (!auth) return undefined
  const [user, password] = [filled(auth.user, valueOf), filled(auth.password, valueOf)]
  if (user.text.includes(':')) throw new Refusal('invalid_input', 'A user name cannot hold a colon.')
  return { text: basic(user.text, password.text), secrets: [...user.secrets, ...password.secrets] }
}

/** All three stay behind where a redirect leads to somebody else: each counts as holding the secret. */
function signature({ sign_with: signing }: HttpRequest, body: Part | undefined, valueOf: ValueOf): [string, Part][] {
  if (!signing) return []
  const { text: secret, secrets } = filled(signing.secret, valueOf)
  const timestamp = Math.floor(Date.parse(new SystemClock().now()) / 1_000)
  const headers = signatureHeaders([secret], { id: signing.id, timestamp, body: body?.text ?? '' })
  return Object.entries(headers).map(([name, text]) => [name, { text, secrets }])
}

const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

function draftBody({ method, body }: HttpRequest, contentType: string, valueOf: ValueOf): Part | undefined {
  if (body === undefined) return undefined
  if (method === 'GET') throw new Refusal('invalid_input', 'A GET has no body.')
  const part = filled(body, valueOf, writerFor(contentType.toLowerCase()))
  if (Buffer.byteLength(part.text) > LARGEST_REQUEST_BYTES)
    throw new Refusal('limit_exceeded/output', `The request is larger than ${LARGEST_REQUEST_BYTES / 1024 / 1024} MB.`)
  return part
}

/** A secret with a quotation mark or an ampersand in it must not end the text it stands in. */
function writerFor(contentType: string): ((value: string) => string) | undefined {
  if (/\bjson\b/.test(contentType)) return (value) => JSON.stringify(value).slice(1, -1)
  return contentType.startsWith('application/x-www-form-urlencoded') ? encodeURIComponent : undefined
}

function hasControls(text: string): boolean {
  return [...text].some((letter) => letter < ' ' || letter === '\x7f')
}
