import type { Causation } from '#changes/domain/origin'
import type { Queries } from '#database/database'
import type { AutomationDocument } from '../domain/document.js'

export type RunState = 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'stopped'

export interface StoredRun {
  householdId: number
  id: number
  automationId: number
  automationName: string
  version: number
  document: AutomationDocument
  triggerId: string
  event: Record<string, unknown>
  subject: string
  modeKey: string
  state: RunState
  depth: number
  /** The automations whose runs led to this one. */
  chain: number[]
  holder: string | null
}

interface RunRow {
  id: number
  automation_id: number
  automation_name: string | null
  automation_version: number
  document: string
  trigger_id: string
  event: string
  subject: string
  mode_key: string
  state: RunState
  causation_depth: number
  chain: string
  holder: string | null
}

export async function findRun(queries: Queries, id: number): Promise<StoredRun | undefined> {
  const row = await queries.first<RunRow>(
    `SELECT r.id, r.automation_id, a.name AS automation_name, r.automation_version, r.document, r.trigger_id, r.event, r.subject,
       r.mode_key, r.state, r.causation_depth, r.chain, r.holder
     FROM automation_runs r LEFT JOIN automations a ON a.id = r.automation_id WHERE r.id = ?`,
    [id],
  )
  if (!row) return undefined
  return {
    id: row.id,
    householdId: queries.householdId!,
    automationId: row.automation_id,
    automationName: row.automation_name ?? 'A deleted automation',
    version: row.automation_version,
    document: JSON.parse(row.document) as AutomationDocument,
    triggerId: row.trigger_id,
    event: JSON.parse(row.event) as Record<string, unknown>,
    subject: row.subject,
    modeKey: row.mode_key,
    state: row.state,
    depth: row.causation_depth,
    chain: JSON.parse(row.chain) as number[],
    holder: row.holder,
  }
}

export type StepState = 'running' | 'waiting' | 'retrying' | 'done' | 'failed' | 'skipped'

export interface Attempt {
  at: string
  duration_ms: number | null
  code: string
  message: string
}

export interface StoredStep {
  id: number
  path: string
  stepId: string
  use: string
  state: StepState
  input: unknown
  output: Record<string, unknown> | null
  code: string
  message: string
  attempts: Attempt[]
  wakeAt: string | null
  changeSetId: number | null
  startedAt: string
  finishedAt: string | null
}

interface StepRow {
  id: number
  path: string
  step_id: string
  uses: string
  state: StepState
  input: string | null
  output: string | null
  code: string
  message: string
  attempts: string
  wake_at: string | null
  change_set_id: number | null
  started_at: string
  finished_at: string | null
}

export async function readSteps(queries: Queries, runId: number): Promise<StoredStep[]> {
  const rows = await queries.all<StepRow>('SELECT * FROM automation_steps WHERE run_id = ? ORDER BY id', [runId])
  return rows.map((row) => ({
    id: row.id,
    path: row.path,
    stepId: row.step_id,
    use: row.uses,
    state: row.state,
    input: row.input === null ? null : (JSON.parse(row.input) as unknown),
    output: row.output === null ? null : (JSON.parse(row.output) as Record<string, unknown>),
    code: row.code,
    message: row.message,
    attempts: JSON.parse(row.attempts) as Attempt[],
    wakeAt: row.wake_at,
    changeSetId: row.change_set_id,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }))
}

/** What a run's changes carry. */
export const causedBy = ({ id, depth }: Pick<StoredRun, 'id' | 'depth'>): Causation => ({
  id: causationOf(id),
  depth: depth + 1,
})

export const causationOf = (runId: number) => `automation-run:${runId}`

/** The run that a causation names; undefined when it names something else. */
export function runOfCausation(id: string): number | undefined {
  const [, run] = /^automation-run:(\d+)$/.exec(id) ?? []
  return run === undefined ? undefined : Number(run)
}
