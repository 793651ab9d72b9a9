import { type Florin, type HttpMethod, type HttpRequest, PluginError } from '@florin/plugin-sdk'

const HEADER = /^([A-Za-z0-9-]{1,100}):[ \t]*([^\r\n]*)$/
/** What Florin sets itself, or what would change who the request is for. */
const RESERVED = new Set(['authorization', 'host', 'content-length', 'transfer-encoding', 'connection'])

/** The request that an input stands for. It stays at the address of the instance, whatever the path says. */
export function requestOf(input: Record<string, unknown>, { settings }: Florin, key: string): HttpRequest {
  const method = (input.method ?? 'POST') as HttpMethod
  const body = typeof input.body === 'string' && input.body !== '' ? input.body : undefined
  const headers: Record<string, string> = { 'Idempotency-Key': key }
  for (const line of (input.headers ?? []) as string[]) {
    const [, name, value] = HEADER.exec(line.trim()) ?? []
    if (!name) throw new PluginError('invalid_input', `"${line.slice(0, 60)}" is not a header: write Name: value.`)
    if (RESERVED.has(name.toLowerCase())) throw new PluginError('invalid_input', `The header ${name} is set by Florin.`)
    headers[name] = value!
  }
  if (body !== undefined && !hasHeader(headers, 'content-type')) headers['Content-Type'] = contentTypeOf(body)
  if (settings.token) headers.Authorization = `Bearer ${String(settings.token)}`
  return {
    method,
    url: below(String(settings.address), String(input.path ?? '')),
    headers,
    body: method === 'GET' ? undefined : body,
  }
}

/** An address without what may be private in it. */
export const withoutQuery = (url: string) => url.split('?')[0]!

function below(address: string, path: string): string {
  if (path === '') return address
  const folder = address.endsWith('/') ? address : `${address}/`
  const found = new URL(path.replace(/^\/+/, ''), folder).href
  if (found.startsWith(folder)) return found
  throw new PluginError('invalid_input', `The path "${path.slice(0, 60)}" leads away from the address of the instance.`)
}

const hasHeader = (headers: Record<string, string>, name: string) =>
  Object.keys(headers).some((each) => each.toLowerCase() === name)

function contentTypeOf(body: string): string {
  try {
    JSON.parse(body)
    return 'application/json'
  } catch {
    return 'text/plain; charset=utf-8'
  }
}
