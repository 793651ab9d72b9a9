import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { isPlainDate } from '#core/plain_date'
import { namedSchema } from '#http/named_schemas'
import { decimalText, id, plainDate } from '#http/validators/shapes'
import { budgetModes, rollovers } from '../domain/envelopes.js'
import { periodLengths } from '../domain/periods.js'

const dayOrMonthRule = vine.createRule((value, _, field) => {
  if (typeof value !== 'string' || !(isPlainDate(value) || isPlainDate(`${value}-01`)))
    field.report('{{ field }} must be a month like 2026-03 or a day like 2026-03-31', 'period', field)
})

/** A day, or a month for the period that people mean by it. */
export const dayOrMonth = () => vine.string().use(dayOrMonthRule())

export const readBudgetValidator = vine.create({ period: dayOrMonth().optional() })

const settings = vine
  .object({
    period_length: vine.enum(periodLengths),
    anchor_on: plainDate(),
    starts_on: plainDate(),
    default_mode: vine.enum(['envelope', 'limit']),
    opening_amount: vine.string(),
    currency: vine.string(),
  })
  .meta(namedSchema('BudgetSettings'))

const settingsOrNull = vine
  .object({
    period_length: vine.enum(periodLengths),
    anchor_on: plainDate(),
    starts_on: plainDate(),
    default_mode: vine.enum(['envelope', 'limit']),
    opening_amount: vine.string(),
    currency: vine.string(),
  })
  .nullable()
  .meta(namedSchema('BudgetSettings'))

const period = vine
  .object({
    from: plainDate(),
    to: plainDate(),
    previous_from: plainDate(),
    next_from: plainDate(),
    is_current: vine.boolean({ strict: true }),
    /** Whether the budget had begun by then. */
    has_begun: vine.boolean({ strict: true }),
    days: vine.number(),
    days_left: vine.number(),
    share_elapsed: vine.number(),
  })
  .meta(namedSchema('BudgetPeriodDays'))

/** `amount` is the sum of the parts before it. */
const toAssign = vine
  .object({
    brought: vine.string(),
    held_before: vine.string(),
    income: vine.string(),
    returned: vine.string(),
    overspent_before: vine.string(),
    assigned: vine.string(),
    unbudgeted: vine.string(),
    held: vine.string(),
    amount: vine.string(),
  })
  .meta(namedSchema('ToAssign'))

const row = vine
  .object({
    category: vine.object({
      id: id(),
      name: vine.string(),
      parent_id: id().nullable(),
      icon: vine.string().nullable(),
      archived: vine.boolean({ strict: true }),
    }),
    mode: vine.enum(budgetModes),
    rollover: vine.enum(rollovers),
    chosen_mode: vine.enum(budgetModes).nullable(),
    chosen_rollover: vine.enum(rollovers).nullable(),
    covers_branch: vine.boolean({ strict: true }),
    covered_by: id().nullable(),
    set_aside: vine.boolean({ strict: true }),
    template_count: vine.number(),
    carried: vine.string(),
    assigned: vine.string(),
    spent: vine.string(),
    left: vine.string(),
    /** Spent of what there was to spend; null where there was nothing. */
    share_used: vine.number().nullable(),
    pace: vine.enum(['none', 'within', 'fast', 'overspent']),
  })
  .meta(namedSchema('BudgetRow'))

const budgetPeriod = vine
  .object({
    settings: settingsOrNull,
    currency: vine.string(),
    period,
    to_assign: toAssign,
    totals: vine.object({
      assigned: vine.string(),
      spent: vine.string(),
      left: vine.string(),
      overspent: vine.string(),
      unbudgeted: vine.string(),
      uncategorised: vine.string(),
    }),
    /** What everyday envelopes leave for each day of the current period. */
    safe_to_spend: vine.object({ per_day: vine.string(), left: vine.string(), days_left: vine.number() }).nullable(),
    /** Before anybody began a budget: what everyday accounts had when the period began. */
    suggested_opening: vine.string().nullable(),
    rows: vine.array(row),
    missing_rates: vine.array(vine.string()),
  })
  .meta(namedSchema('BudgetPeriod'))

export type BudgetSettingsJson = Infer<typeof settings>
export type BudgetPeriodJson = Infer<typeof budgetPeriod>
export type BudgetRowJson = Infer<typeof row>

export const budgetSettingsValidator = vine.create(settings)
export const budgetPeriodValidator = vine.create(budgetPeriod)

export const setBudgetValidator = vine.create({
  period_length: vine.enum(periodLengths).optional(),
  anchor_on: plainDate().optional(),
  starts_on: plainDate().optional(),
  default_mode: vine.enum(['envelope', 'limit']).optional(),
  opening_amount: decimalText().optional(),
})

export const planCategoryValidator = vine.create({
  mode: vine.enum(budgetModes).nullable().optional(),
  rollover: vine.enum(rollovers).nullable().optional(),
  covers_branch: vine.boolean({ strict: true }).optional(),
  set_aside: vine.boolean({ strict: true }).optional(),
})

export const assignValidator = vine.create({
  period: dayOrMonth(),
  assignments: vine
    .array(vine.object({ category_id: id(), amount: decimalText() }))
    .minLength(1)
    .maxLength(1000),
})

/** Null stands for what is to assign. */
export const moveValidator = vine.create({
  period: dayOrMonth(),
  from_category_id: id().nullable(),
  to_category_id: id().nullable(),
  amount: decimalText(),
})

export const holdValidator = vine.create({ period: dayOrMonth(), amount: decimalText() })
