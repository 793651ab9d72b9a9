import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { periodLengths } from '#budgets/domain/periods'
import { namedSchema } from '#http/named_schemas'
import { decimalText, id, plainDate } from '#http/validators/shapes'

export const optimizeValidator = vine.create({
  /** A period's income; what is usual by default. */
  income: decimalText().optional(),
  /** Goals to plan for, the most important first; all that are not reached by default. */
  goal_ids: vine.array(id()).maxLength(100).optional(),
  constraints: vine
    .array(vine.object({ category_id: id(), least: decimalText().optional(), most: decimalText().optional() }))
    .maxLength(500)
    .optional(),
})

export type OptimizationRequest = Infer<typeof optimizeValidator>

const optimization = vine
  .object({
    currency: vine.string(),
    period_length: vine.enum(periodLengths),
    /** How many periods it was learned from, and which. */
    based_on: vine.object({ periods: vine.number(), from: plainDate(), to: plainDate() }),
    income: vine.string(),
    lines: vine.array(
      vine.object({
        category: vine.object({ id: id(), name: vine.string() }),
        usual: vine.string(),
        least: vine.string(),
        proposed: vine.string(),
        change: vine.string(),
      }),
    ),
    goals: vine.array(
      vine.object({
        goal: vine.object({ id: id(), name: vine.string() }),
        wanted: vine.string(),
        funded: vine.string(),
        /** When the goal is reached with what it gets; null when never. */
        expected_month: vine.string().nullable(),
      }),
    ),
    totals: vine.object({ spending: vine.string(), goals: vine.string(), left: vine.string() }),
    /** Whether income is enough for spending within the constraints and for every goal. */
    feasible: vine.boolean({ strict: true }),
    missing_rates: vine.array(vine.string()),
  })
  .meta(namedSchema('BudgetOptimization'))

export type OptimizationJson = Infer<typeof optimization>
export const optimizationValidator = vine.create(optimization)
