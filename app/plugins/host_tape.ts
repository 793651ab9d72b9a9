import type { HostCalls, HostOperation } from './sandbox.js'

/** One call of a plugin to Florin, as it is listed with the run. */
export interface HostCallRecord {
  operation: HostOperation
  /** What it was about: method and address, key or scope. Handles stand where secrets were. */
  subject: string
  /** `ok`, or the code it was refused with. */
  outcome: string
  duration_ms: number
  reply_chars: number
}

/** The same with all that was said, so that the run can be repeated without Florin. */
export interface TapeEntry {
  operation: HostOperation
  request: unknown
  reply?: unknown
  error?: { code: string; message: string }
}

const RECORDS_MAX = 1_000
const TAPE_CHARS_MAX = 500_000
const SUBJECT_CHARS = 300

/**
 * Writes down what a plugin asks while it runs. It sees requests before secrets are put in and answers after they are masked, so no
 * secret can be on it.
 */
export class HostTape {
  readonly records: HostCallRecord[] = []
  readonly entries: TapeEntry[] = []
  /** Beyond its longest length a tape would not repeat the run. */
  isComplete = true
  #chars = 0

  record(calls: HostCalls): HostCalls {
    return async (operation, request, signal) => {
      const began = performance.now()
      try {
        const reply = await calls(operation, request, signal)
        this.#keep(operation, request, began, { reply })
        return reply
      } catch (thrown) {
        const { reason = 'internal', message } = thrown as { reason?: string; message: string }
        this.#keep(operation, request, began, { error: { code: reason, message } })
        throw thrown
      }
    }
  }

  #keep(
    operation: HostOperation,
    request: string,
    began: number,
    { reply, error }: { reply?: string; error?: TapeEntry['error'] },
  ) {
    if (operation === 'progress') return
    const asked: unknown = JSON.parse(request)
    if (this.records.length < RECORDS_MAX)
      this.records.push({
        operation,
        subject: subjectOf(asked).slice(0, SUBJECT_CHARS),
        outcome: error?.code ?? 'ok',
        duration_ms: Math.round(performance.now() - began),
        reply_chars: reply?.length ?? 0,
      })
    this.#chars += request.length + (reply?.length ?? 0)
    if (this.#chars > TAPE_CHARS_MAX) this.isComplete = false
    else if (error) this.entries.push({ operation, request: asked, error })
    else this.entries.push({ operation, request: asked, reply: JSON.parse(reply!) as unknown })
  }
}

function subjectOf(asked: unknown): string {
  const { method, url, key, scope, prefix } = (asked ?? {}) as Record<string, unknown>
  if (typeof url === 'string') return `${String(method)} ${url.replace(/[?#].*$/s, '')}`
  return String(key ?? scope ?? prefix ?? '')
}
