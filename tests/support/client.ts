import { API_PREFIX } from '#http/operation'
import { assertMatchesContract } from './contract.js'

export interface Answer<T = unknown> {
  status: number
  headers: Headers
  /** Null when there is none. */
  body: T
}

export interface RequestOptions {
  body?: unknown
  headers?: Record<string, string>
  /** Leaves the X-XSRF-TOKEN header out, as another site would have to. */
  withoutCsrfToken?: boolean
  /** For answers that never end, such as event streams: takes what came within that time. */
  listenMs?: number
}

type Json = Record<string, unknown>

/**
 * Speaks HTTP with the server of the test run as the user interface does: keeps cookies and repeats the CSRF token in a header.
 * Paths are below /api/v1: `client.get<{ data: unknown[] }>('/accounts')`.
 */
export class Client {
  readonly cookies = new Map<string, string>()

  /** Headers that every request carries, such as `Authorization` or `Florin-Household`. */
  constructor(private readonly headers: Record<string, string> = {}) {}

  get = <T = Json>(path: string, options?: RequestOptions) => this.send<T>('GET', path, options)
  post = <T = Json>(path: string, body?: unknown, options?: RequestOptions) =>
    this.send<T>('POST', path, { ...options, body })
  put = <T = Json>(path: string, body?: unknown, options?: RequestOptions) =>
    this.send<T>('PUT', path, { ...options, body })
  patch = <T = Json>(path: string, body?: unknown, options?: RequestOptions) =>
    this.send<T>('PATCH', path, { ...options, body })
  delete = <T = Json>(path: string, options?: RequestOptions) => this.send<T>('DELETE', path, options)

  async send<T>(
    method: string,
    path: string,
    { body, headers, withoutCsrfToken, listenMs }: RequestOptions = {},
  ): Promise<Answer<T>> {
    const response = await fetch(serverAddress() + API_PREFIX + path, {
      method,
      redirect: 'manual',
      headers: { ...this.#headers(body, withoutCsrfToken), ...this.headers, ...headers },
      body: body === undefined ? undefined : body instanceof FormData ? body : JSON.stringify(body),
    })
    this.#keepCookies(response.headers.getSetCookie())
    const text = listenMs === undefined ? await response.text() : await heardWithin(response, listenMs)
    const isJson = response.headers.get('content-type')?.includes('json')
    const answered: unknown = isJson ? JSON.parse(text) : text || null
    assertMatchesContract(method, path, response.status, answered)
    return { status: response.status, headers: response.headers, body: answered as T }
  }

  #headers(body: unknown, withoutCsrfToken = false): Record<string, string> {
    const token = this.cookies.get('XSRF-TOKEN')
    return {
      ...(this.cookies.size > 0
        ? { Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
        : {}),
      ...(token && !withoutCsrfToken ? { 'X-XSRF-TOKEN': token } : {}),
      ...(body === undefined || body instanceof FormData ? {} : { 'Content-Type': 'application/json' }),
    }
  }

  #keepCookies(lines: readonly string[]) {
    for (const line of lines) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      const isCleared = value === '' || /Max-Age=(-|0\b)/i.test(line) || /Expires=Thu, 01 Jan 1970/i.test(line)
      if (isCleared) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }
}

async function heardWithin(response: Response, milliseconds: number): Promise<string> {
  if (!response.headers.get('content-type')?.includes('event-stream')) return response.text()
  const [reader, decoder] = [response.body!.getReader(), new TextDecoder()]
  const timer = setTimeout(() => void reader.cancel(), milliseconds)
  let heard = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) heard += decoder.decode(part.value)
  clearTimeout(timer)
  return heard
}

export function serverAddress(): string {
  return `http://${process.env.HOST}:${process.env.PORT}`
}
