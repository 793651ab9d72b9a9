import type { HttpMethod } from './manifest.js'

/**
 * A request that Florin's broker makes for the plugin, if the manifest asks for the host and the owner agreed.
 *
 * @example
 * const request: HttpRequest = {
 *   method: 'GET', url: 'https://api.example.com/me', headers: { Authorization: 'Bearer ' + florin.secret('token') },
 * }
 */
export interface HttpRequest {
  method: HttpMethod
  /** https, or an address of the own network that the owner allowed. May hold handles of secrets, also as a whole. */
  url: string
  headers?: Record<string, string>
  body?: string
  /** Sent as HTTP Basic; both may be handles of secrets. */
  basic_auth?: { user: string; password: string }
  /** Signs the body as Standard Webhooks has it, under this id, with the secret whose handle this is: the plugin never sees it. */
  sign_with?: { secret: string; id: string }
  /** Keeps the body of a successful answer as the secret of this name and answers with an empty body: the plugin never sees it. */
  keep_body_as_secret?: string
  /** 30 seconds unless it says less; where the owner allowed the address, up to 110. */
  timeout_ms?: number
}

/**
 * The answer; also 4xx and 5xx are answers. Secrets in it are masked. Header names are in lower case.
 *
 * @example
 * const wasFound = ({ status }: HttpResponse) => status !== 404
 */
export interface HttpResponse {
  status: number
  headers: Record<string, string>
  /** Decoded by the charset of the answer; `body_base64` instead where it is not text. */
  body: string
  body_base64?: string
  /** After redirects. */
  url: string
}

/**
 * Values of at most 64 KB each under keys of at most 128 characters, 5 MB for each instance. They survive restarts and upgrades.
 *
 * @example
 * const seen = (store: Store, id: string) => store.set('seen/' + id, true)
 */
export interface Store {
  get<T = unknown>(key: string): Promise<T | null>
  set(key: string, value: unknown): Promise<void>
  delete(key: string): Promise<void>
  keys(prefix?: string): Promise<string[]>
}

/**
 * What a call gets of Florin, as the last argument of every method. A call that the manifest has no permission for is refused with the
 * code `forbidden`; one beyond a quota with `limit_exceeded`.
 *
 * @example
 * const { body } = await florin.http.request({ method: 'GET', url: 'https://api.example.com/rates.json' })
 */
export interface Florin {
  /** Settings of the instance, checked against the manifest's schema; a secret is a handle, such as `{{secret:token}}`. */
  readonly settings: Readonly<Record<string, unknown>>
  /** The instant of this call, ISO 8601 UTC; `Date` in the sandbox agrees with it. */
  readonly now: string
  /** BCP 47, IANA and ISO 4217: of the household. */
  readonly locale: string
  readonly time_zone: string
  readonly base_currency: string
  readonly http: { request(request: HttpRequest): Promise<HttpResponse> }
  readonly store: Store
  readonly data: {
    /** Rows as objects of the fields the manifest asks for. `limit` is at most 5,000. */
    read<Row = Record<string, unknown>>(scope: string, query?: Record<string, unknown>): Promise<Row[]>
  }
  /** Tells how far a long call is; shown to the user. */
  progress(done: number, total: number): void
  /** The handle of a secret, to be put into a request. */
  secret(name: string): string
}
