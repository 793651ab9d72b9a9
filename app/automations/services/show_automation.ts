import { NotFoundException } from '#core/exceptions'
import type { Database } from '#database/database'
import type { AutomationJson } from '../validators/automation.js'
import type { TraceJson } from '../validators/run.js'
import { readAutomation } from './present_automations.js'
import { readTrace } from './read_runs.js'

export async function showAutomation(database: Database, householdId: number, id: number): Promise<AutomationJson> {
  const automation = await database.read(householdId, (queries) => readAutomation(queries, id))
  if (!automation) throw new NotFoundException('automation')
  return automation
}

export async function showRun(database: Database, householdId: number, id: number): Promise<TraceJson> {
  const trace = await database.read(householdId, (queries) => readTrace(queries, id))
  if (!trace) throw new NotFoundException('run')
  return trace
}
