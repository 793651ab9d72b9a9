/** What a call failed with, as it leaves the isolate. */
export interface Failure {
  code: string
  message: string
  retry_after_ms?: number
}

const NativeString = String
const NativeRangeError = RangeError
const { isSafeInteger } = Number
const slice = Function.prototype.call.bind(String.prototype.slice) as (text: string, from: number, to: number) => string
const test = Function.prototype.call.bind(RegExp.prototype.test) as (pattern: RegExp, text: string) => boolean

const CODES =
  /^(auth_required|consent_expired|rate_limited|transient|invalid_settings|invalid_input|unsupported|not_found|conflict|forbidden)$/
const LIMIT = /^limit_exceeded\//
const OUT_OF_MEMORY = /^(Array buffer allocation failed|Invalid (typed )?array (buffer )?length)/
const LONGEST_MESSAGE = 1000

/** The sandbox lacks what was asked for. */
export class Unsupported extends Error {
  readonly code = 'unsupported'
}

/** Florin said no. The plugin sees the code by its general name; the exact one cannot be made up, for only this class can set it. */
export class Refusal extends Error {
  readonly code: string
  readonly #exact: string

  constructor(code: string, message: string) {
    super(message)
    this.#exact = code
    this.code = test(LIMIT, code) ? 'limit_exceeded' : code
  }

  static exactCode(thrown: object): string | undefined {
    return #exact in thrown ? thrown.#exact : undefined
  }
}

/** Anything may be thrown: undefined, a proxy, an object whose getters throw. Whatever it is, this answers. */
export function describe(thrown: unknown): Failure {
  try {
    const error = thrown as { code?: unknown; message?: unknown; retry_after_ms?: unknown } | null
    const message = error?.message
    const words = slice(typeof message === 'string' ? message : NativeString(thrown), 0, LONGEST_MESSAGE)
    if (typeof thrown === 'object' && thrown !== null) {
      const exact = Refusal.exactCode(thrown)
      if (exact) return { code: exact, message: words }
    }
    const code = error?.code
    if (thrown instanceof NativeRangeError && test(OUT_OF_MEMORY, words))
      return { code: 'limit_exceeded/memory', message: words }
    if (typeof code !== 'string' || !test(CODES, code)) return { code: 'internal', message: words }
    const wait = error?.retry_after_ms
    return isSafeInteger(wait) ? { code, message: words, retry_after_ms: wait as number } : { code, message: words }
  } catch {
    return { code: 'internal', message: 'The plugin threw something that cannot be described.' }
  }
}
