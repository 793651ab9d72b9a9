import { DomainException } from '#core/exceptions'
import { DATABASE_BUSY, type Failure } from './domain/retry.js'

const MESSAGE_MAX = 500
/** SQLite's busy and locked; PostgreSQL's serialisation failures, deadlocks, lost connections and shortages. */
const BUSY = /^(SQLITE_(BUSY|LOCKED)\w*|40001|40P01|08\w{3}|53\w{3}|57P0\d)$/
const TYPED = /^E[A-Z_]{2,60}$/

/** What is kept and told of an error that a job ended with. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DomainException) {
    const { retry_after_seconds: retryAfterSeconds } = error.extras
    return {
      code: error.code ?? 'E_UNEXPECTED',
      message: error.message.slice(0, MESSAGE_MAX),
      status: error.status,
      ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
    }
  }
  const message = (error instanceof Error ? error.message : String(error)).slice(0, MESSAGE_MAX)
  return { code: codeOf(error), message, status: 0 }
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (BUSY.test(code)) return DATABASE_BUSY
  return TYPED.test(code) ? code : 'E_UNEXPECTED'
}
