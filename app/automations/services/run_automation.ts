import { randomUUID } from 'node:crypto'
import { currencyScale } from '#commodities/domain/currencies'
import type { Writes } from '#database/database'
import { enqueueJob } from '#jobs/services/enqueue_job'
import { afterCommit } from '#database/after_commit'
import { monthName } from '../domain/times.js'
import { Checkpoints } from '../engine/checkpoints.js'
import { type EngineParts, RunTakenError } from '../engine/parts.js'
import { type RunScope, RunStop, Walk } from '../engine/walk.js'
import type { StepContext } from '../steps/step.js'
import { admitNext, RUN_JOB } from './admit_runs.js'
import { tellFailure } from './tell_failure.js'
import { causedBy, findRun, readSteps, type StoredRun } from './run_rows.js'

/** Works a run off, from its last checkpoint to its end or to where it has to wait. */
export class RunAutomation {
  constructor(private readonly parts: EngineParts) {}

  /** `job` names the job that asks, the same for each of its attempts. */
  async handle(householdId: number, runId: number, job: string, signal: AbortSignal): Promise<void> {
    const { database } = this.parts.gateway
    const holder = `${job}${CLAIM}${randomUUID()}`
    const run = await database.write(householdId, (writes) => this.#claim(writes, runId, holder))
    this.parts.onCheckpoint?.('claimed')
    if (!run) return
    try {
      for (let over = false; !over;) over = await this.#goOn(run, holder, signal)
    } catch (error) {
      if (!(error instanceof RunTakenError)) throw error
    }
    this.parts.onCheckpoint?.('over')
  }

  /**
   * Undefined when the run is over or somebody is at work on it. An attempt of the same job takes the run over: the one before died, or
   * lost its lease without knowing it yet, and then finds out at its next checkpoint, because each claim is another one.
   */
  async #claim(writes: Writes, runId: number, holder: string): Promise<StoredRun | undefined> {
    const run = await findRun(writes, runId)
    if (!run || !['running', 'waiting'].includes(run.state)) return undefined
    if (run.holder !== null && jobOf(run.holder) !== jobOf(holder) && (await isAlive(writes, run.holder)))
      return undefined
    await writes.run(
      "UPDATE automation_runs SET state = 'running', holder = ?, started_at = COALESCE(started_at, ?) WHERE id = ?",
      [holder, this.parts.gateway.clock.now(), runId],
    )
    return run
  }

  /** Answers whether there is nothing more to do now. */
  async #goOn(run: StoredRun, holder: string, signal: AbortSignal): Promise<boolean> {
    const { database } = this.parts.gateway
    const steps = await database.read(run.householdId, (queries) => readSteps(queries, run.id))
    const checkpoints = new Checkpoints(this.parts, run, holder, steps)
    const context = await this.#context(run)
    const scope = scopeOf(run, context)
    try {
      const flow = await new Walk(this.parts, checkpoints, context, signal).document(run.document, scope)
      if (flow === 'parked') return await this.#park(run, checkpoints)
      await this.#end(run, checkpoints, { state: 'done', code: '', message: '' })
    } catch (error) {
      if (!(error instanceof RunStop)) throw error
      const state = error.failed ? 'failed' : 'done'
      await this.#end(run, checkpoints, { state, code: error.code, message: error.message })
    }
    return true
  }

  async #context(run: StoredRun): Promise<Omit<StepContext, 'key'>> {
    const { database, clock } = this.parts.gateway
    const household = await database.systemRead((queries) =>
      queries.first<{ time_zone: string; base_currency: string }>(
        'SELECT time_zone, base_currency FROM households WHERE id = ?',
        [run.householdId],
      ),
    )
    const { time_zone: timeZone, base_currency: currency } = household!
    return {
      householdId: run.householdId,
      household: { timeZone, currency, scale: currencyScale(currency) },
      automation: { id: run.automationId, name: run.automationName },
      runId: run.id,
      event: run.event,
      now: clock.now(),
      today: clock.today(timeZone),
      causation: causedBy(run),
    }
  }

  /** The run waits until the first of the times its steps wait for; an answer wakes it sooner. */
  #park(run: StoredRun, checkpoints: Checkpoints): Promise<boolean> {
    const { database, clock } = this.parts.gateway
    return database.write(run.householdId, async (writes) => {
      await checkpoints.requireHeld(writes)
      const now = clock.now()
      const waiting = await writes.all<{ wake_at: string | null; decision: string | null }>(
        `SELECT s.wake_at, a.decision FROM automation_steps s
         LEFT JOIN automation_approvals a ON a.run_id = s.run_id AND a.path = s.path
         WHERE s.run_id = ? AND s.state IN ('waiting', 'retrying')`,
        [run.id],
      )
      const isDue = ({ wake_at: at, decision }: (typeof waiting)[number]) =>
        decision !== null || (at !== null && at <= now)
      // Something came due, or somebody answered, while the other steps were at work.
      if (waiting.some(isDue)) return false
      await writes.run("UPDATE automation_runs SET state = 'waiting', holder = NULL WHERE id = ?", [run.id])
      const [next] = waiting.flatMap(({ wake_at: at }) => (at === null ? [] : [at])).sort()
      if (next) {
        await enqueueJob(writes, { name: RUN_JOB, payload: { run_id: run.id }, runAt: next }, now)
        afterCommit(writes, this.parts.wake)
      }
      return true
    })
  }

  async #end(
    run: StoredRun,
    checkpoints: Checkpoints,
    { state, code, message }: { state: 'done' | 'failed'; code: string; message: string },
  ): Promise<void> {
    const { gateway, notify, wake, onCheckpoint } = this.parts
    onCheckpoint?.('before end')
    await gateway.database.write(run.householdId, async (writes) => {
      await checkpoints.requireHeld(writes)
      const now = gateway.clock.now()
      await writes.run(
        'UPDATE automation_runs SET state = ?, code = ?, message = ?, holder = NULL, finished_at = ? WHERE id = ?',
        [state, code, message.slice(0, 1000), now, run.id],
      )
      if (state === 'failed') await tellFailure(writes, notify, run, message, now)
      await admitNext(writes, run, now)
      afterCommit(writes, wake)
    })
    onCheckpoint?.('after end')
  }
}

/** Between the name of the job that holds a run and the name of its claim. */
const CLAIM = '#'

const jobOf = (holder: string) => holder.split(CLAIM)[0]!

/** A job that died is taken up again and goes on with what it held. */
async function isAlive(writes: Writes, holder: string): Promise<boolean> {
  const job = await writes.first('SELECT 1 AS alive FROM jobs WHERE id = ? AND state IN (?, ?)', [
    Number(jobOf(holder).replace(/^job-/, '')),
    'running',
    'waiting',
  ])
  return job !== undefined
}

function scopeOf(run: StoredRun, { household, today, now }: Omit<StepContext, 'key'>): RunScope {
  return {
    trigger: run.event,
    steps: {},
    run: {
      id: run.id,
      today,
      now,
      month: today.slice(0, 7),
      month_name: monthName(today),
      automation: run.automationName,
    },
    household: { currency: household.currency, time_zone: household.timeZone },
  }
}
