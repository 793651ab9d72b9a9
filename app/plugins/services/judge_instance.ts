import { shiftInstant } from '#core/clock'
import type { Queries } from '#database/database'
import { isOwnFault } from '../domain/health.js'
import type { StoredInstance } from './instance_rows.js'

const DAY = 24 * 3600
const FAULTS_A_DAY = 5
const HOSTS_KILLED_A_DAY = 2

interface CountedRun {
  outcome: string
  message: string
  host_killed: number
}

/** Why an instance is to be stopped after its latest runs; null where it may go on. */
export async function judgeInstance(queries: Queries, instance: StoredInstance, now: string): Promise<string | null> {
  const since = [shiftInstant(now, -DAY), instance.released_at ?? ''].sort().at(-1)!
  const runs = await queries.all<CountedRun>(
    `SELECT outcome, message, host_killed FROM plugin_runs WHERE instance_id = ? AND started_at >= ? ORDER BY id DESC`,
    [instance.id, since],
  )
  const kills = runs.filter((run) => run.host_killed === 1)
  if (kills.length >= HOSTS_KILLED_A_DAY) return `It brought its host down ${kills.length} times: ${kills[0]!.message}`
  const faults = runs.filter(({ outcome }) => isOwnFault(outcome))
  if (faults.length >= FAULTS_A_DAY) return `It failed ${faults.length} times within a day: ${faults[0]!.message}`
  return null
}
