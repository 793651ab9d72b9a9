import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { absentWhenEmpty, decimalText, id, plainDate } from '#http/validators/shapes'
import { cadenceUnits } from '../domain/occurrences.js'
import { templateKinds } from '../domain/templates.js'
import { dayOrMonth } from './budget.js'

const PERIODS_MAX = 24

/** One shape for all kinds; which members a kind needs is checked where it is read (`services/read_templates.ts`). */
const template = () =>
  vine
    .object({
      priority: vine.number().withoutDecimals().min(0).max(9),
      kind: vine.enum(templateKinds),
      amount: decimalText().optional().meta(absentWhenEmpty),
      by: plainDate().optional().meta(absentWhenEmpty),
      repeat_months: vine.number().withoutDecimals().min(1).max(120).optional().meta(absentWhenEmpty),
      percent: vine.number().min(0).max(100).optional().meta(absentWhenEmpty),
      of: vine.enum(['period', 'last_period']).optional().meta(absentWhenEmpty),
      periods: vine.number().withoutDecimals().min(1).max(PERIODS_MAX).optional().meta(absentWhenEmpty),
      first_on: plainDate().optional().meta(absentWhenEmpty),
      every: vine.number().withoutDecimals().min(1).max(100).optional().meta(absentWhenEmpty),
      unit: vine.enum(cadenceUnits).optional().meta(absentWhenEmpty),
      recurring_id: id().optional().meta(absentWhenEmpty),
      weight: vine.number().withoutDecimals().min(1).max(1000).optional().meta(absentWhenEmpty),
    })
    .meta(namedSchema('BudgetTemplate'))

const templates = () => vine.array(template()).maxLength(20)

export type TemplateJson = Infer<ReturnType<typeof template>>

export const setTemplatesValidator = vine.create({ templates: templates() })
export const templatesValidator = vine.create({ data: templates() })

export const fillingSources = ['templates', 'last_period', 'average'] as const

export const fillValidator = vine.create({
  period: dayOrMonth(),
  source: vine.enum(fillingSources),
  /** Whether categories that have an amount already get another one. */
  overwrite: vine.boolean({ strict: true }).optional(),
  category_ids: vine.array(id()).maxLength(1000).optional(),
})

const filling = vine
  .object({
    currency: vine.string(),
    changes: vine.array(
      vine.object({
        category: vine.object({ id: id(), name: vine.string() }),
        before: vine.string(),
        after: vine.string(),
        parts: vine.array(
          vine.object({
            priority: vine.number(),
            kind: vine.enum(templateKinds),
            wanted: vine.string(),
            given: vine.string(),
          }),
        ),
      }),
    ),
    to_assign: vine.object({ before: vine.string(), after: vine.string() }),
    /** What templates asked for and did not get. */
    short: vine.string(),
  })
  .meta(namedSchema('BudgetFilling'))

export type FillingJson = Infer<typeof filling>
export const fillingValidator = vine.create(filling)
