import type { AutomationStep } from '#lib/api/automations.ts'

/** A list of steps inside of a step, as it is shown there. */
export interface ShownList {
  steps: AutomationStep[]
  /** Below the step, as in pointers of problems. */
  place: string
  /** What its numbers begin with after the number of the step. */
  prefix: string
  onchange: (steps: AutomationStep[]) => void
}
