import { currencyScale } from '#commodities/domain/currencies'
import type { Clock } from '#core/clock'
import { NotFoundException } from '#core/exceptions'
import type { Database, Queries } from '#database/database'
import {
  askedOf,
  compileFor,
  type Explanation,
  explainFor,
  type Facts,
  type Surroundings,
} from '#rules/domain/triggers'
import { readSurroundings } from '#rules/services/read_surroundings'
import { catalogueOf } from '../domain/catalogue_of.js'
import type { AutomationDocument } from '../domain/document.js'
import { masked } from '../domain/mask.js'
import { stepFailure } from '../engine/failure_code.js'
import { PlanWalk, type PlannedStep } from '../engine/plan_walk.js'
import type { StepRegistry } from '../steps/step_registry.js'
import { requireValidDocument } from './require_valid_document.js'
import { causedBy, findRun } from './run_rows.js'
import { tellTransaction } from './transaction_happenings.js'

export interface PlanRequest {
  name: string
  document: unknown
  /** A real event of the past to try it with: a transaction, or what set an earlier run off. */
  transactionId?: number
  runId?: number
}

export interface Plan {
  event: Record<string, unknown>
  condition: { holds: boolean; explanation: Explanation | null }
  steps: PlannedStep[]
}

/** Says what an automation would do, step by step, and does nothing of it. */
export class PlanAutomation {
  constructor(private readonly parts: { database: Database; clock: Clock; steps: StepRegistry }) {}

  async handle(householdId: number, request: PlanRequest): Promise<Plan> {
    const { database, clock, steps } = this.parts
    const household = await database.systemRead((queries) =>
      queries.first<{ time_zone: string; base_currency: string }>(
        'SELECT time_zone, base_currency FROM households WHERE id = ?',
        [householdId],
      ),
    )
    const { time_zone: timeZone, base_currency: currency } = household!
    const [now, today] = [clock.now(), clock.today(timeZone)]
    return database.read(householdId, async (queries) => {
      const document = await requireValidDocument(queries, request.document)
      const { told, facts } = await eventOf(queries, request, now)
      const conditions = document.condition ? [document.condition] : []
      const around = await readSurroundings(queries, today, conditions, facts ? [askedOf(facts)] : [])
      const condition = conditionOf(document, facts, around)
      const context = {
        ...{ householdId, runId: 0, now, today, event: told, causation: causedBy({ id: 0, depth: 0 }) },
        household: { timeZone, currency, scale: currencyScale(currency) },
        automation: { id: 0, name: request.name },
      }
      const walk = new PlanWalk(steps, queries, context, (error) => stepFailure(error).message)
      const planned = condition.holds ? await walk.document(document) : []
      return { event: masked(told) as Record<string, unknown>, condition, steps: planned }
    })
  }
}

async function eventOf(
  queries: Queries,
  { transactionId, runId }: PlanRequest,
  now: string,
): Promise<{ told: Record<string, unknown>; facts?: Facts }> {
  if (transactionId !== undefined) {
    const told = await tellTransaction(queries, transactionId)
    if (!told) throw new NotFoundException('transaction')
    return { told: { ...told.told, at: now }, facts: told.facts }
  }
  if (runId === undefined) return { told: { kind: 'manual', at: now, input: {} } }
  const run = await findRun(queries, runId)
  if (!run) throw new NotFoundException('run')
  const own = (run.event.transaction as { id?: number } | undefined)?.id
  const told = own === undefined ? undefined : await tellTransaction(queries, own)
  return { told: run.event, facts: told?.facts }
}

/** Without facts, such as for a run by hand, the condition is not asked. */
function conditionOf(
  { condition, triggers }: AutomationDocument,
  facts: Facts | undefined,
  surroundings: Surroundings,
) {
  const trigger = triggers.find(({ type }) => type === 'transaction')
  const catalogue = trigger && catalogueOf(trigger)
  if (!condition || !facts || !catalogue) return { holds: true, explanation: null }
  const holds = compileFor(catalogue, condition, surroundings)(facts)
  return { holds, explanation: explainFor(catalogue, condition, facts, { surroundings }) }
}
