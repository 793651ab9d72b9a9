/**
 * What went wrong, in words a program can act on. `transient` and `rate_limited` are tried again by Florin, `auth_required` and
 * `consent_expired` ask the user, the others are shown and left alone. `limit_exceeded` is caught and never thrown: it
 * is Florin's answer to a call beyond a quota, and thrown by a plugin it counts as `internal`.
 *
 * @example
 * const code: PluginErrorCode = 'invalid_input'
 */
export type PluginErrorCode =
  | 'auth_required'
  | 'consent_expired'
  | 'rate_limited'
  | 'transient'
  | 'invalid_settings'
  | 'invalid_input'
  | 'unsupported'
  | 'not_found'
  | 'conflict'
  | 'forbidden'
  | 'limit_exceeded'
  | 'internal'

/**
 * The only exception that keeps its code and message on the way out of the sandbox; everything else a plugin throws becomes
 * `internal`. The message is shown to a person: a whole sentence that names what is wrong and where.
 *
 * @example
 * throw new PluginError('invalid_input', 'The file has no column with dates: its columns are Name, Amount.')
 * throw new PluginError('rate_limited', 'The bank allows four requests a day.', { retry_after_ms: 6 * 3_600_000 })
 */
export class PluginError extends Error {
  override readonly name = 'PluginError'
  /** When to try again at the earliest, for `rate_limited` and `transient`. */
  readonly retry_after_ms?: number

  constructor(
    readonly code: PluginErrorCode,
    message: string,
    options: { retry_after_ms?: number } = {},
  ) {
    super(message)
    if (options.retry_after_ms !== undefined) this.retry_after_ms = options.retry_after_ms
  }
}
