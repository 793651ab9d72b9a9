import { PlanAutomation } from '#automations/services/plan_automation'
import type { PastEventName } from '#automations/services/past_event'
import type { Automations } from '#tests/support/automations'

/** Says what an automation would do, and does nothing of it. */
export function planner({ household, parts, clock }: Automations) {
  const plan = new PlanAutomation({ database: household.database, clock, steps: parts.steps })
  return (document: object, past: PastEventName = {}) =>
    plan.handle(household.id, { name: 'Tried', document: { schema: 'automation/1', ...document }, ...past })
}
