import { decodeCursor, type Page, PAGE_LIMIT_DEFAULT, pageOf } from '#core/pagination'
import type { Queries } from '#database/database'
import { aboutOf } from '../domain/about_event.js'
import { masked } from '../domain/mask.js'
import { type PassReason, reasonSentences } from '../domain/loop_guard.js'
import { stepKind } from '../domain/step_catalogue.js'
import type { ApprovalJson, PassJson, RunJson, TraceJson } from '../validators/run.js'
import { causationOf, readSteps, type RunState } from './run_rows.js'

interface RunRow {
  id: number
  automation_id: number
  name: string | null
  automation_version: number
  trigger_id: string
  event: string
  explanation: string | null
  state: RunState
  code: string
  message: string
  causation_depth: number
  settled_at: string | null
  replayed_by_id: number | null
  created_at: string
  started_at: string | null
  finished_at: string | null
}

export interface RunFilter {
  automation?: number
  state?: RunState
  /** Only failed ones that nobody dealt with. */
  dead?: boolean
  cursor?: string
  limit?: number
}

const runSql = `SELECT r.id, r.automation_id, a.name, r.automation_version, r.trigger_id, r.event, r.explanation, r.state, r.code,
  r.message, r.causation_depth, r.settled_at, r.replayed_by_id, r.created_at, r.started_at, r.finished_at
  FROM automation_runs r LEFT JOIN automations a ON a.id = r.automation_id`

/** The latest first. */
export async function listRuns(queries: Queries, filter: RunFilter): Promise<Page<RunJson>> {
  const { limit = PAGE_LIMIT_DEFAULT } = filter
  const [before = Number.MAX_SAFE_INTEGER] = decodeCursor(filter.cursor, 1) ?? []
  const clauses: [string, (string | number)[]][] = [['r.id < ?', [before]]]
  if (filter.automation !== undefined) clauses.push(['r.automation_id = ?', [filter.automation]])
  if (filter.state) clauses.push(['r.state = ?', [filter.state]])
  if (filter.dead) clauses.push(["r.state = 'failed' AND r.settled_at IS NULL", []])
  const rows = await queries.all<RunRow>(
    `${runSql} WHERE ${clauses.map(([clause]) => clause).join(' AND ')} ORDER BY r.id DESC LIMIT ?`,
    [...clauses.flatMap(([, values]) => values), limit + 1],
  )
  const page = pageOf(rows, limit, (row) => [row.id])
  return { ...page, data: page.data.map(presentRun) }
}

function presentRun(row: RunRow): RunJson {
  const event = JSON.parse(row.event) as Record<string, unknown>
  return {
    id: row.id,
    automation: { id: row.automation_id, name: row.name ?? 'Deleted' },
    version: row.automation_version,
    trigger: row.trigger_id,
    about: aboutOf(event),
    state: row.state,
    code: row.code,
    message: row.message,
    depth: row.causation_depth,
    settled: row.settled_at !== null,
    replayed_by: row.replayed_by_id,
    created_at: row.created_at,
    started_at: row.started_at,
    finished_at: row.finished_at,
  }
}

/** A run with everything that is known of it; secrets are masked. */
export async function readTrace(queries: Queries, id: number): Promise<TraceJson | undefined> {
  const row = await queries.first<RunRow>(`${runSql} WHERE r.id = ?`, [id])
  if (!row) return undefined
  const changes = await queries.all<{ id: number; summary: string; undone_by_id: number | null }>(
    'SELECT id, summary, undone_by_id FROM change_sets WHERE causation_id = ? AND undoes_id IS NULL ORDER BY id',
    [causationOf(id)],
  )
  const approvals = await listApprovals(queries, { runId: id })
  const steps = await readSteps(queries, id)
  return {
    ...presentRun(row),
    event: masked(JSON.parse(row.event)) as Record<string, unknown>,
    explanation: row.explanation === null ? null : (JSON.parse(row.explanation) as unknown),
    steps: steps.map((step) => ({
      id: step.id,
      path: step.path,
      step_id: step.stepId,
      use: step.use,
      title: stepKind(step.use)?.title ?? step.use,
      state: step.state,
      input: masked(step.input),
      output: masked(step.output),
      code: step.code,
      message: step.message,
      attempts: step.attempts,
      wake_at: step.wakeAt,
      change_set_id: step.changeSetId,
      started_at: step.startedAt,
      finished_at: step.finishedAt,
      approval: approvals.find(({ path }) => path === step.path) ?? null,
    })),
    changes: changes.map(({ id: changeId, summary, undone_by_id }) => ({
      id: changeId,
      summary,
      undone: undone_by_id !== null,
    })),
  }
}

interface ApprovalRow {
  id: number
  run_id: number
  automation_id: number
  name: string | null
  path: string
  question: string
  expires_at: string | null
  decision: ApprovalJson['decision']
  decided_label: string
  decided_at: string | null
  created_at: string
  /** JSON. */
  input: string | null
  event: string
}

export async function listApprovals(
  queries: Queries,
  { runId, open = false }: { runId?: number; open?: boolean },
): Promise<ApprovalJson[]> {
  const clauses = [
    ...(runId === undefined ? [] : ['p.run_id = ?']),
    ...(open ? ["p.decision IS NULL AND r.state IN ('running', 'waiting')"] : []),
  ]
  const rows = await queries.all<ApprovalRow>(
    `SELECT p.id, p.run_id, r.automation_id, r.event, a.name, p.path, p.question, p.expires_at, p.decision, p.decided_label,
       p.decided_at, p.created_at, s.input
     FROM automation_approvals p JOIN automation_runs r ON r.id = p.run_id LEFT JOIN automations a ON a.id = r.automation_id
     LEFT JOIN automation_steps s ON s.run_id = p.run_id AND s.path = p.path
     WHERE ${['1 = 1', ...clauses].join(' AND ')} ORDER BY p.id DESC LIMIT 100`,
    runId === undefined ? [] : [runId],
  )
  return rows.map(({ automation_id, name, decided_label, input, event, ...row }) => ({
    ...row,
    details: (JSON.parse(input ?? '{}') as { details?: string }).details ?? '',
    transaction_id: (JSON.parse(event) as { transaction?: { id?: number } }).transaction?.id ?? null,
    automation: { id: automation_id, name: name ?? 'Deleted' },
    decided_by: decided_label,
  }))
}

interface PassRow {
  id: number
  trigger_id: string
  event: string
  reason: PassReason
  explanation: string | null
  passed_at: string
}

const PASSES_SHOWN = 200

/** Why an automation did not run, the latest first. */
export async function listPasses(queries: Queries, automationId: number): Promise<PassJson[]> {
  const rows = await queries.all<PassRow>(
    `SELECT id, trigger_id, event, reason, explanation, passed_at FROM automation_passes
     WHERE automation_id = ? ORDER BY id DESC LIMIT ${PASSES_SHOWN}`,
    [automationId],
  )
  return rows.map(({ id, trigger_id, event: text, reason, explanation, passed_at }) => {
    const event = JSON.parse(text) as Record<string, unknown>
    return {
      ...{ id, trigger: trigger_id, about: aboutOf(event), event: masked(event) as Record<string, unknown> },
      ...{ reason, message: reasonSentences[reason], at: passed_at },
      explanation: explanation === null ? null : (JSON.parse(explanation) as unknown),
    }
  })
}
