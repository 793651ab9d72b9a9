import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { decimalText, id, named, namedOrNull, plainDate, writtenAs } from '#http/validators/shapes'
import { goalKinds } from '../domain/goal.js'

const yearlyRate = () =>
  vine
    .string()
    .trim()
    .use(writtenAs(/^\d{1,2}(\.\d{1,4})?$/, '3.5'))

const goal = vine
  .object({
    id: id(),
    name: vine.string(),
    kind: vine.enum(goalKinds),
    currency: vine.string(),
    target_amount: vine.string(),
    start_amount: vine.string(),
    entered_amount: vine.string(),
    excluded_amount: vine.string(),
    accounts: vine.array(named()),
    category: namedOrNull(),
    started_on: plainDate(),
    target_on: plainDate().nullable(),
    contribution: vine.string().nullable(),
    yearly_rate: vine.string().nullable(),
    note: vine.string(),
    archived: vine.boolean({ strict: true }),
    /** What is saved, or still owed. */
    current: vine.string(),
    remaining: vine.string(),
    progress: vine.number(),
    reached: vine.boolean({ strict: true }),
    reached_at: vine.string().nullable(),
    /** The month in which the contribution gets there; null without one, or when it never does. */
    expected_month: vine.string().nullable(),
    /** Each month, to be there on the target's day. */
    needed_contribution: vine.string().nullable(),
    on_track: vine.boolean({ strict: true }).nullable(),
    /** Currencies without a rate; their accounts are left out. */
    missing_rates: vine.array(vine.string()),
  })
  .meta(namedSchema('Goal'))

export type GoalJson = Infer<typeof goal>
export const goalValidator = vine.create(goal)
export const goalListValidator = vine.create({ data: vine.array(goal) })

const details = {
  start_amount: decimalText().optional(),
  entered_amount: decimalText().optional(),
  excluded_amount: decimalText().optional(),
  account_ids: vine.array(id()).maxLength(20).optional(),
  category_id: id().nullable().optional(),
  started_on: plainDate().optional(),
  target_on: plainDate().nullable().optional(),
  contribution: decimalText().nullable().optional(),
  yearly_rate: yearlyRate().nullable().optional(),
  note: vine.string().trim().maxLength(2000).optional(),
}

export const createGoalValidator = vine.create({
  name: vine.string().trim().minLength(1).maxLength(100),
  kind: vine.enum(goalKinds),
  currency: vine.string().optional(),
  target_amount: decimalText(),
  ...details,
})

export const editGoalValidator = vine.create({
  name: vine.string().trim().minLength(1).maxLength(100).optional(),
  target_amount: decimalText().optional(),
  archived: vine.boolean({ strict: true }).optional(),
  ...details,
})

export type GoalInput = Infer<typeof createGoalValidator>
export type GoalEdit = Infer<typeof editGoalValidator>

/** What if: each part that is left out is as the goal has it. */
export const planQueryValidator = vine.create({
  contribution: decimalText().optional(),
  target_amount: decimalText().optional(),
  target_on: plainDate().optional(),
  yearly_rate: yearlyRate().optional(),
  /** On top each month. */
  extra: decimalText().optional(),
  /** On top once, in the month of `extra_on`. */
  extra_once: decimalText().optional(),
  extra_on: plainDate().optional(),
})

const goalPlan = vine
  .object({
    currency: vine.string(),
    contribution: vine.string().nullable(),
    reached_month: vine.string().nullable(),
    needed_contribution: vine.string().nullable(),
    /** All interest from now on: earned while saving, paid while paying down. */
    total_interest: vine.string(),
    total_paid: vine.string(),
    history: vine.array(vine.object({ month: vine.string(), amount: vine.string() })),
    months: vine.array(
      vine.object({
        month: vine.string(),
        payment: vine.string(),
        interest: vine.string(),
        extra: vine.string(),
        amount: vine.string(),
      }),
    ),
  })
  .meta(namedSchema('GoalPlan'))

export type GoalPlanJson = Infer<typeof goalPlan>
export const goalPlanValidator = vine.create(goalPlan)
