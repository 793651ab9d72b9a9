import { currencyScale } from '#commodities/domain/currencies'
import type { Clock } from '#core/clock'
import type { Database } from '#database/database'
import {
  askedOf,
  compileFor,
  type Explanation,
  explainFor,
  type Surroundings,
  type Trigger,
} from '#rules/domain/triggers'
import { readSurroundings } from '#rules/services/read_surroundings'
import { catalogueOf } from '../domain/catalogue_of.js'
import type { AutomationDocument } from '../domain/document.js'
import { masked } from '../domain/mask.js'
import { stepFailure } from '../engine/failure_code.js'
import { PlanWalk, type PlannedStep } from '../engine/plan_walk.js'
import type { StepRegistry } from '../steps/step_registry.js'
import { requireValidDocument } from './require_valid_document.js'
import { type PastEvent, type PastEventName, readPastEvents } from './past_event.js'
import { causedBy } from './run_rows.js'

/** What to plan, and a real event of the past to try it with. */
export interface PlanRequest extends PastEventName {
  name: string
  document: unknown
}

export interface Plan {
  event: Record<string, unknown>
  /** The fields are those of what set it off. */
  condition: { holds: boolean; explanation: Explanation | null; trigger: Trigger | null }
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
    const document = await database.read(householdId, (queries) => requireValidDocument(queries, request.document))
    const { triggers } = document
    const events = await readPastEvents(database, householdId, request, { now, today, triggers })
    return database.read(householdId, async (queries) => {
      const conditions = document.condition ? [document.condition] : []
      const asked = events.flatMap(({ facts, catalogue }) =>
        facts && catalogue === 'transaction' ? [askedOf(facts)] : [],
      )
      const around = await readSurroundings(queries, today, conditions, asked)
      const tried = events.map((event) => ({ ...event, ...conditionOf(document, event, around) }))
      const { told, catalogue, holds, explanation } = tried.find((event) => event.holds) ?? tried[0]!
      const condition = { holds, explanation, trigger: catalogue ?? null }
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

/** Where nothing that it asks for is known, such as for a run by hand, the condition is not asked. */
function conditionOf(
  { condition, triggers }: AutomationDocument,
  { facts, before, catalogue }: PastEvent,
  surroundings: Surroundings,
) {
  const isAsked = triggers.some((trigger) => catalogueOf(trigger) === catalogue)
  if (!condition || !facts || !catalogue || !isAsked) return { holds: true, explanation: null }
  const holds = compileFor(catalogue, condition, surroundings)(facts, before)
  return { holds, explanation: explainFor(catalogue, condition, facts, { before, surroundings }) }
}
