/*
 * A process that works off runs of automations until it kills itself at a given checkpoint: the test of kill -9 starts one after the
 * other. What its outside steps did is a line in a file, and so is each checkpoint it came to.
 */
import { appendFileSync } from 'node:fs'
import { Gateway } from '#changes/gateway'
import { FixedClock } from '#core/clock'
import { openDatabase } from '#database/open'
import { LiveEvents } from '#http/live_events'
import { defineJob } from '#jobs/define_job'
import { JobRegistry } from '#jobs/job_registry'
import { JobWorker } from '#jobs/job_worker'
import { Notify } from '#notifications/services/notify'
import { derivations } from '#start/derivations'
import { RunAutomation } from '#automations/services/run_automation'
import { RUN_JOB } from '#automations/services/admit_runs'
import { StepRegistry } from '#automations/steps/step_registry'
import { totalStep } from '#automations/steps/figures'
import { notifyStep } from '#automations/steps/notify_step'
import { createTransactionStep, editTransactionStep } from '#automations/steps/transaction_steps'
import type { OutsideStep } from '#automations/steps/step'

export interface AutomationProcessSettings {
  url?: string
  file: string
  /** What outside steps did goes here. */
  effects: string
  /** The checkpoints it came to go here. */
  points: string
  runs: number[]
  now: string
  /** The name of the checkpoint, or how many of them, after which it dies; never when absent. */
  killAt?: string | number
}

function outside(use: string, { effects }: AutomationProcessSettings): OutsideStep {
  return {
    use,
    async run(_, { key }) {
      appendFileSync(effects, `${key}\n`)
      return { status: 200 }
    },
    plan: async () => ({ summary: '' }),
  }
}

function makeWorker(settings: AutomationProcessSettings): JobWorker {
  const database = openDatabase({ url: settings.url, file: settings.file })
  const clock = new FixedClock(settings.now)
  const gateway = new Gateway(database, clock, derivations)
  const notify = new Notify({ database, clock, live: new LiveEvents(), worker: { wake: () => undefined } })
  const own = [notifyStep(notify), editTransactionStep, createTransactionStep, totalStep]
  const steps = new StepRegistry([...own, outside('http@1', settings), outside('plugin_action@1', settings)])
  let count = 0
  const onCheckpoint = (point: string) => {
    appendFileSync(settings.points, `${point}\n`)
    if (point === settings.killAt || ++count === settings.killAt) process.kill(process.pid, 'SIGKILL')
  }
  const run = new RunAutomation({ gateway, notify, steps, wake: () => undefined, onCheckpoint })
  const job = defineJob({
    ...{ name: RUN_JOB, title: 'Run', timeout_ms: 60_000, retry: { attempts: 1000 } },
    async handle({ householdId, payload, idempotencyKey, signal }) {
      const id = Number(payload.run_id)
      if (settings.runs.includes(id)) await run.handle(householdId!, id, idempotencyKey, signal)
    },
  })
  return new JobWorker({ database, clock, registry: new JobRegistry([job]), logger: console })
}

if (process.env.AUTOMATION_PROCESS) {
  await makeWorker(JSON.parse(process.env.AUTOMATION_PROCESS) as AutomationProcessSettings).drain()
  process.exit(0)
}
