import type { Queries } from '#database/database'
import { loadReferences } from '#rules/services/load_rules'
import { documentProblems } from '../domain/check_document.js'
import { powersOf } from '../domain/blueprint.js'
import { cyclesThrough, cycleWarning, type Reacting } from '../domain/cycles.js'
import type { AutomationDocument } from '../domain/document.js'
import { readLooks } from './keep_looks.js'
import type { AutomationJson } from '../validators/automation.js'

interface AutomationRow {
  id: number
  name: string
  enabled: number
  document: string
  version: number
  blueprint: string | null
  paused_code: string | null
  created_at: string
}

interface LatestRow {
  automation_id: number
  id: number
  state: AutomationJson['last_run'] extends infer Run ? (Run extends { state: infer State } ? State : never) : never
  created_at: string
}

/** All automations with what people want to know at a glance: do they work, what may they do, may they run in circles. */
export async function listAutomations(queries: Queries): Promise<AutomationJson[]> {
  const rows = await queries.all<AutomationRow>('SELECT * FROM automations ORDER BY id')
  const references = await loadReferences(queries)
  const reacting = rows.map(toReacting)
  const latest = await queries.all<LatestRow>(
    `SELECT automation_id, id, state, created_at FROM automation_runs
     WHERE id IN (SELECT MAX(id) FROM automation_runs GROUP BY automation_id)`,
  )
  const failed = await queries.all<{ automation_id: number; count: number }>(
    `SELECT automation_id, COUNT(*) AS count FROM automation_runs
     WHERE state = 'failed' AND settled_at IS NULL GROUP BY automation_id`,
  )
  const looks = await readLooks(queries)
  return rows.map((row, at) => {
    const { document } = reacting[at]
    const last = latest.find(({ automation_id: id }) => id === row.id)
    return {
      id: row.id,
      name: row.name,
      enabled: row.enabled === 1,
      document,
      version: row.version,
      blueprint: row.blueprint,
      paused: row.paused_code,
      problem: documentProblems(document, references)[0]?.message ?? null,
      warnings: cyclesThrough(reacting[at], enabledOf(rows, reacting)).map(cycleWarning),
      powers: powersOf(document.steps),
      last_run: last ? { id: last.id, state: last.state, at: last.created_at } : null,
      failed_runs: failed.find(({ automation_id: id }) => id === row.id)?.count ?? 0,
      looked: looks.get(row.id) ?? null,
      created_at: row.created_at,
    }
  })
}

export async function readAutomation(queries: Queries, id: number): Promise<AutomationJson | undefined> {
  const all = await listAutomations(queries)
  return all.find((automation) => automation.id === id)
}

function toReacting({ id, name, document }: AutomationRow): Reacting & { document: AutomationDocument } {
  return { id, name, document: JSON.parse(document) as AutomationDocument }
}

/** One that is switched off sets nothing off. */
function enabledOf(rows: readonly AutomationRow[], reacting: readonly Reacting[]): Reacting[] {
  return reacting.filter((_, at) => rows[at].enabled === 1)
}
