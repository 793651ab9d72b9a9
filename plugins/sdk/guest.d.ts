/**
 * The globals Florin's sandbox adds to plain ECMAScript. Nothing else exists: no files, no process, and no network but through
 * `florin.http`. `Date` stands still during a call and all chance comes from the call's own dice, so that a run can be repeated.
 */
declare const console: Record<'debug' | 'info' | 'log' | 'warn' | 'error', (...values: unknown[]) => void>
declare function queueMicrotask(task: () => void): void
/** Real time, for waiting between requests; at most 32 pending and ten minutes each. A call ends without waiting for its timers. */
declare function setTimeout<Args extends unknown[]>(
  task: (...args: Args) => void,
  delay_ms?: number,
  ...args: Args
): number
declare function clearTimeout(id: number | undefined): void
/** Plain data, dates, maps, sets and typed arrays. */
declare function structuredClone<T>(value: T): T
declare function atob(base64: string): string
declare function btoa(binary: string): string
/** For ids and nonces, not for keys: the numbers come from the call's dice. */
declare const crypto: {
  getRandomValues<T extends ArrayBufferView>(array: T): T
  randomUUID(): string
}
declare class TextEncoder {
  readonly encoding: 'utf-8'
  encode(text?: string): Uint8Array
}
/** UTF-8 only: files reach a plugin already decoded. */
declare class TextDecoder {
  readonly encoding: 'utf-8'
  constructor(label?: 'utf-8' | 'utf8')
  decode(bytes?: Uint8Array): string
}
/** Host names are ASCII: others are written in their `xn--` form. */
declare class URL {
  constructor(url: string | URL, base?: string | URL)
  static canParse(url: string, base?: string): boolean
  static parse(url: string, base?: string): URL | null
  readonly href: string
  readonly origin: string
  readonly protocol: string
  readonly searchParams: URLSearchParams
  username: string
  password: string
  host: string
  hostname: string
  port: string
  pathname: string
  search: string
  hash: string
  toString(): string
  toJSON(): string
}
declare class URLSearchParams {
  constructor(init?: string | Iterable<readonly [string, string]> | Record<string, string>)
  readonly size: number
  append(name: string, value: string): void
  delete(name: string, value?: string): void
  get(name: string): string | null
  getAll(name: string): string[]
  has(name: string, value?: string): boolean
  set(name: string, value: string): void
  sort(): void
  forEach(visit: (value: string, name: string, params: URLSearchParams) => void): void
  entries(): IterableIterator<[string, string]>
  keys(): IterableIterator<string>
  values(): IterableIterator<string>
  [Symbol.iterator](): IterableIterator<[string, string]>
  toString(): string
}
declare class AbortSignal {
  private constructor()
  static abort(reason?: unknown): AbortSignal
  static timeout(delay_ms: number): AbortSignal
  static any(signals: Iterable<AbortSignal>): AbortSignal
  readonly aborted: boolean
  readonly reason: unknown
  onabort: ((event: { type: 'abort'; target: AbortSignal }) => void) | null
  throwIfAborted(): void
  addEventListener(
    type: 'abort',
    listener: (event: { type: 'abort'; target: AbortSignal }) => void,
    options?: { once?: boolean },
  ): void
  removeEventListener(type: 'abort', listener: (event: { type: 'abort'; target: AbortSignal }) => void): void
}
declare class AbortController {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
}
