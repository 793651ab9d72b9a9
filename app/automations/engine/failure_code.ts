import { failureOf } from '#jobs/failure'
import { DATABASE_BUSY } from '#jobs/domain/retry'
import { PluginFailedException } from '#plugins/exceptions'

export interface StepFailure {
  code: string
  message: string
  retryAfterSeconds: number
}

/** Of a plugin the code is its own word for what went wrong, such as `rate_limited`. */
export function stepFailure(error: unknown): StepFailure {
  const { code, message, retryAfterSeconds = 0 } = failureOf(error)
  return { code: error instanceof PluginFailedException ? error.reason : code, message, retryAfterSeconds }
}

/** The database's trouble is not the step's: the whole run is tried again from its last checkpoint. */
export function isOurs(error: unknown): boolean {
  return failureOf(error).code === DATABASE_BUSY
}
