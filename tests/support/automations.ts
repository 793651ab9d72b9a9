import { randomUUID } from 'node:crypto'
import app from '@adonisjs/core/services/app'
import { FixedClock } from '#core/clock'
import { ConsumeAnnouncements, defineConsumer } from '#changes/services/consume_announcements'
import { Gateway } from '#changes/gateway'
import type { Step } from '#automations/domain/document'
import type { EngineParts } from '#automations/engine/parts'
import { AdmitRuns, RUN_JOB } from '#automations/services/admit_runs'
import { ConsiderAnnouncements } from '#automations/services/consider_announcements'
import { EditAutomations } from '#automations/services/edit_automations'
import { PlanSchedules } from '#automations/services/plan_schedules'
import { RunAutomation } from '#automations/services/run_automation'
import { type StoredStep, readSteps } from '#automations/services/run_rows'
import { SettleRun } from '#automations/services/settle_run'
import { StartRun } from '#automations/services/start_run'
import { TidyRuns } from '#automations/services/tidy_runs'
import type { OutsideStep, RunnableStep } from '#automations/steps/step'
import { StepRegistry } from '#automations/steps/step_registry'
import { balanceStep, summaryStep, totalStep } from '#automations/steps/figures'
import { notifyStep } from '#automations/steps/notify_step'
import { createTransactionStep, editTransactionStep } from '#automations/steps/transaction_steps'
import { Notify } from '#notifications/services/notify'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { quiet } from '#tests/support/jobs'

export interface RunRow {
  id: number
  automation_id: number
  state: string
  code: string
  message: string
  causation_depth: number
}

export interface PassRow {
  automation_id: number
  reason: string
  explanation: string | null
}

/** Steps that reach outside, as a test wants them to go. */
export type Outside = Partial<Record<'http@1' | 'plugin_action@1' | 'fetch@1' | 'export@1', OutsideStep['run']>>

/** A household's automations with a clock that stands still. Nothing happens until `settle()`. */
export async function makeAutomations(outside: Outside = {}, now = '2026-03-31T12:00:00.000Z') {
  const household = await makeHousehold()
  return { household, ...(await automationsOf(household, outside, new FixedClock(now))) }
}

export async function automationsOf(household: TestHousehold, outside: Outside, clock: FixedClock) {
  const { database } = household
  const wiredGateway = await app.container.make('florin.gateway')
  const gateway = new Gateway(database, clock, wiredGateway.derivations)
  const live = await app.container.make('florin.live')
  const notify = new Notify({ database, clock, live, worker: { wake: () => undefined } })
  const steps = new StepRegistry([
    ...ownSteps(notify),
    ...Object.entries(outside).map(([use, run]) => outsideStep(use, run)),
  ])
  const parts: EngineParts = { gateway, notify, steps, wake: () => undefined }
  const deciding = { database, clock, admit: new AdmitRuns(parts) }
  const consider = new ConsiderAnnouncements(deciding)
  const consumer = defineConsumer({
    name: `test.automations_${[...String(household.id)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`,
    topics: ['ledger.changed', 'import.*', 'webhook.received', 'bill.*', 'account.*', 'budget.*', 'sync.*'],
    handle: (id, announcements) => consider.handle(id, announcements),
  })
  const announcements = new ConsumeAnnouncements({ database, clock, logger: quiet, consumers: [consumer] })
  const runAutomation = new RunAutomation(parts)
  const settle = () => settleAll(household, clock, announcements, runAutomation)
  return {
    ...{ clock, gateway, parts, settle, announcements, runAutomation },
    edit: new EditAutomations(gateway),
    start: new StartRun(deciding),
    plan: new PlanSchedules(deciding),
    people: new SettleRun(parts),
    tidy: new TidyRuns({ ...deciding, wake: parts.wake }),
    async add(name: string, document: Record<string, unknown>) {
      const full = { schema: 'automation/1', triggers: [{ type: 'manual' }], ...document }
      const input = { name, document: full, enabled: true }
      return (await new EditAutomations(gateway).create(household.id, input, household.actor)).result
    },
    runs: (automationId?: number) =>
      database.read(household.id, async (queries) => {
        const rows = await queries.all<RunRow>('SELECT * FROM automation_runs ORDER BY id')
        return rows.filter((row) => automationId === undefined || row.automation_id === automationId)
      }),
    steps: (runId: number): Promise<StoredStep[]> =>
      database.read(household.id, (queries) => readSteps(queries, runId)),
    passes: () =>
      database.read(household.id, (queries) => queries.all<PassRow>('SELECT * FROM automation_passes ORDER BY id')),
    notices: () =>
      database.read(household.id, (queries) =>
        queries.all<{ topic: string; title: string; body: string }>(
          'SELECT topic, title, body FROM notices ORDER BY id',
        ),
      ),
  }
}

export type Automations = Awaited<ReturnType<typeof makeAutomations>>

function ownSteps(notify: Notify): RunnableStep[] {
  return [notifyStep(notify), editTransactionStep, createTransactionStep, totalStep, balanceStep, summaryStep]
}

function outsideStep(use: string, run: OutsideStep['run']): OutsideStep {
  return { use, run, plan: async () => ({ summary: `Would do ${use}.` }) }
}

/** Tells what happened and works off what is due, until neither brings anything new. */
async function settleAll(
  { id, database }: TestHousehold,
  clock: FixedClock,
  announcements: ConsumeAnnouncements,
  runAutomation: RunAutomation,
) {
  for (let round = 0; round < 50; round++) {
    await announcements.drain(id)
    const jobs = await database.systemRead((queries) =>
      queries.all<{ id: number; payload: string }>(
        "SELECT id, payload FROM jobs WHERE household_id = ? AND name = ? AND state = 'waiting' AND run_at <= ? ORDER BY id",
        [id, RUN_JOB, clock.now()],
      ),
    )
    if (jobs.length === 0) return
    for (const job of jobs) {
      const { run_id: runId } = JSON.parse(job.payload) as { run_id: number }
      await runAutomation.handle(id, runId, `job-${job.id}`, new AbortController().signal)
      await database.systemWrite((writes) => writes.run("UPDATE jobs SET state = 'done' WHERE id = ?", [job.id]))
    }
  }
  throw new Error('It never came to rest.')
}

/** An incoming webhook that automations can wait for. */
export const incomingWebhook = ({ id, database }: TestHousehold): Promise<number> =>
  database.systemWrite((writes) =>
    writes.insert('incoming_webhooks', {
      ...{ household_id: id, name: 'Calls', token_hash: randomUUID(), created_at: '2026-01-01T00:00:00.000Z' },
    }),
  )

/** An instance of the plugin that sends requests; what it does is up to the test. */
export const httpInstance = ({ id, database }: TestHousehold): Promise<number> =>
  database.systemWrite((writes) =>
    writes.insert('plugin_instances', {
      ...{ household_id: id, plugin_id: 'http_request', title: 'Hook', settings: '{}', settings_version: 1 },
      ...{ state: 'ready', state_reason: '', enabled: 1, grants: '[]', created_at: '2026-01-01T00:00:00.000Z' },
    }),
  )

export const step = (id: string, use: string, input: Record<string, unknown> = {}, more: Partial<Step> = {}): Step => ({
  id,
  use,
  with: input,
  ...more,
})
