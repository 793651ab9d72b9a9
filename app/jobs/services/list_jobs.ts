import { needs } from '#core/needs'
import type { Database, Queries } from '#database/database'
import type { JobDefinition } from '../define_job.js'
import type { JobRegistry } from '../job_registry.js'

export interface LastRun {
  name: string
  at: string
  outcome: 'done' | 'failed' | 'lost' | 'returned'
  duration_ms: number
  code: string
  message: string
}

export interface ListedJob {
  definition: JobDefinition
  nextRunAt: string | null
  lastRun: LastRun | null
  counts: { waiting: number; running: number; dead: number }
}

interface StateRow {
  name: string
  state: 'waiting' | 'running' | 'dead'
  count: number
}

@needs('florin.database', 'florin.jobs')
export class ListJobs {
  constructor(
    private readonly database: Database,
    private readonly registry: JobRegistry,
  ) {}

  handle(): Promise<ListedJob[]> {
    return this.database.systemRead(async (queries) => {
      const [next, last, states] = [await nextRuns(queries), await lastRuns(queries), await pending(queries)]
      return this.registry.definitions.map((definition) => {
        const { name } = definition
        const count = (state: string) => states.find((row) => row.name === name && row.state === state)?.count ?? 0
        return {
          definition,
          nextRunAt: next.get(name) ?? null,
          lastRun: last.get(name) ?? null,
          counts: { waiting: count('waiting'), running: count('running'), dead: count('dead') },
        }
      })
    })
  }
}

async function nextRuns(queries: Queries): Promise<Map<string, string>> {
  const rows = await queries.all<{ name: string; at: string }>('SELECT name, next_run_at AS at FROM job_schedules')
  return new Map(rows.map(({ name, at }) => [name, at]))
}

async function lastRuns(queries: Queries): Promise<Map<string, LastRun>> {
  const rows = await queries.all<LastRun>(
    `SELECT name, started_at AS at, outcome, duration_ms, code, message FROM job_runs
     WHERE id IN (SELECT MAX(id) FROM job_runs WHERE outcome <> 'running' GROUP BY name)`,
  )
  return new Map(rows.map((row) => [row.name, row]))
}

function pending(queries: Queries): Promise<StateRow[]> {
  return queries.all<StateRow>(
    `SELECT name, state, COUNT(*) AS count FROM jobs WHERE state IN ('waiting', 'running', 'dead') GROUP BY name, state`,
  )
}
