import { shiftInstant } from '#core/clock'
import { durationSeconds } from '../domain/duration.js'
import type { Step } from '../domain/document.js'
import { StepTimedOutException } from '../exceptions.js'
import type { Attempt } from '../services/run_rows.js'
import { isOnce, type RunnableStep, type StepContext, type StepInput } from '../steps/step.js'
import type { Checkpoints, StepMark } from './checkpoints.js'
import { isOurs, stepFailure } from './failure_code.js'
import { RunTakenError } from './parts.js'

const WAIT_DEFAULT_SECONDS = 30
const WAIT_MAX_SECONDS = 86_400
const TIMEOUT_DEFAULT_SECONDS = 120
const MS = 1000
/** An attempt whose process died before it could say how it went. */
export const INTERRUPTED = 'interrupted'

export interface StepCall {
  mark: StepMark
  step: Step
  input: StepInput
  context: StepContext
  signal: AbortSignal
  now: () => string
}

/** One attempt of a step that does something. Afterwards its checkpoint says what came of it: done, failed or to be tried again. */
export async function attemptStep(checkpoints: Checkpoints, runnable: RunnableStep, call: StepCall): Promise<void> {
  const { mark, input, context, now } = call
  const earlier = (checkpoints.of(mark.path)?.attempts ?? []).map((attempt) =>
    attempt.duration_ms === null ? { ...attempt, duration_ms: 0, code: INTERRUPTED } : attempt,
  )
  const started = performance.now()
  const at = now()
  try {
    if (isOnce(runnable)) {
      await checkpoints.keepWith(mark, input, earlier, async (changes) => ({
        state: 'done',
        output: await runnable.inside(changes, input, context),
      }))
      return
    }
    // Who finds this attempt without an end knows that its effect may have happened.
    const begun = { at, duration_ms: null, code: '', message: '' }
    await checkpoints.keep(mark, { state: 'running', input, attempts: [...earlier, begun] })
    const output = await withinTime(call, (signal) => runnable.run(input, context, signal))
    const attempt = { at, duration_ms: Math.round(performance.now() - started), code: '', message: '' }
    await checkpoints.keep(mark, { state: 'done', output, attempts: [...earlier, attempt] })
  } catch (error) {
    if (error instanceof RunTakenError || isOurs(error) || call.signal.aborted) throw error
    await keepFailure(checkpoints, call, earlier, { at, started, error })
  }
}

async function keepFailure(
  checkpoints: Checkpoints,
  { mark, step, input, now }: StepCall,
  earlier: readonly Attempt[],
  { at, started, error }: { at: string; started: number; error: unknown },
): Promise<void> {
  const { code, message, retryAfterSeconds } = stepFailure(error)
  const attempt = { at, duration_ms: Math.round(performance.now() - started), code, message }
  const attempts = [...earlier, attempt]
  const made = attempts.filter((each) => each.code !== INTERRUPTED).length
  const { retry } = step
  const again = retry && made < retry.attempts && (!retry.on || retry.on.length === 0 || retry.on.includes(code))
  const first = retry?.wait === undefined ? WAIT_DEFAULT_SECONDS : durationSeconds(retry.wait)
  const wait = Math.min(Math.max(first * 2 ** (made - 1), retryAfterSeconds), WAIT_MAX_SECONDS)
  await checkpoints.keep(mark, {
    ...{ state: again ? 'retrying' : 'failed', input, code, message, attempts },
    wakeAt: again ? shiftInstant(now(), wait) : null,
  })
}

async function withinTime<T>({ step, signal }: StepCall, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const seconds = step.timeout === undefined ? TIMEOUT_DEFAULT_SECONDS : durationSeconds(step.timeout)
  const stop = new AbortController()
  const both = AbortSignal.any([signal, stop.signal])
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new StepTimedOutException(seconds))
      stop.abort()
    }, seconds * MS)
    signal.addEventListener('abort', () => reject(new RunTakenError()), { once: true })
  })
  try {
    return await Promise.race([work(both), late])
  } finally {
    clearTimeout(timer)
  }
}
