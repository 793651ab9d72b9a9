import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { decimalText, id, named, namedOrNull, plainDate } from '#http/validators/shapes'
import { CADENCES } from '../domain/cadence.js'

const STATUSES = ['suggested', 'confirmed', 'ignored'] as const
const STATES = ['paid', 'due', 'late', 'missed', 'ended'] as const

const recurring = vine
  .object({
    id: id(),
    name: vine.string(),
    /** Who is paid, where a person told of it before it was ever seen. */
    payee: vine.string().nullable(),
    status: vine.enum(STATUSES),
    direction: vine.enum(['in', 'out'] as const),
    account: named(),
    category: namedOrNull(),
    currency: vine.string(),
    cadence: vine.enum(CADENCES),
    next_due_on: plainDate(),
    /** Signed as the account sees it: money out is negative. */
    amount: vine.object({ low: vine.string(), expected: vine.string(), high: vine.string() }),
    /** What it comes to in a year. */
    yearly: vine.string(),
    state: vine.enum(STATES),
    price_rise: vine.object({ on: plainDate(), from: vine.string(), to: vine.string() }).nullable(),
    trial_on: plainDate().nullable(),
    ended_on: plainDate().nullable(),
    notice_days: vine.number(),
    /** What a person decided; the rest is as it was found. */
    decided: vine.object({
      cadence: vine.boolean({ strict: true }),
      next_due_on: vine.boolean({ strict: true }),
      amount: vine.boolean({ strict: true }),
    }),
    payment_count: vine.number(),
    last_paid_on: plainDate().nullable(),
    history: vine.array(vine.object({ transaction_id: id(), on: plainDate(), amount: vine.string() })),
  })
  .meta(namedSchema('RecurringPayment'))
export type RecurringJson = Infer<typeof recurring>

export const recurringValidator = vine.create(recurring)
export const recurringListValidator = vine.create({ data: vine.array(recurring) })
export const recurringQueryValidator = vine.create({ status: vine.enum(STATUSES).optional() })

const edit = vine.object({
  name: vine.string().trim().minLength(1).maxLength(120).optional(),
  status: vine.enum(STATUSES).optional(),
  account_id: id().optional(),
  category_id: id().nullable().optional(),
  /** Null for what was found. */
  cadence: vine.enum(CADENCES).nullable().optional(),
  next_due_on: plainDate().nullable().optional(),
  amount: vine.object({ from: decimalText(), to: decimalText() }).nullable().optional(),
  ended_on: plainDate().nullable().optional(),
  notice_days: vine.number().withoutDecimals().range([0, 60]).optional(),
})
export type RecurringEdit = Infer<typeof edit>
export const recurringEditValidator = vine.create(edit)

const input = vine.object({
  name: vine.string().trim().minLength(1).maxLength(120),
  /** Who is paid or pays; without one, payments are known by their day and amount. */
  payee: vine.string().trim().maxLength(200).optional(),
  account_id: id(),
  direction: vine.enum(['in', 'out'] as const),
  /** Without a sign. */
  amount: vine.object({ from: decimalText(), to: decimalText() }),
  cadence: vine.enum(CADENCES),
  next_due_on: plainDate(),
  category_id: id().nullable().optional(),
  ended_on: plainDate().nullable().optional(),
  notice_days: vine.number().withoutDecimals().range([0, 60]).optional(),
})
export type RecurringInput = Infer<typeof input>
export const recurringInputValidator = vine.create(input)

export const recurringMergeValidator = vine.create({ into: id() })

export const detectionValidator = vine.create({ series: vine.number(), suggested: vine.number() })

export const calendarQueryValidator = vine.create({ from: plainDate(), to: plainDate() })

const calendar = vine.object({
  data: vine.array(
    vine
      .object({
        recurring_id: id(),
        name: vine.string(),
        direction: vine.enum(['in', 'out'] as const),
        on: plainDate(),
        state: vine.enum(['paid', 'due', 'late', 'missed'] as const),
        currency: vine.string(),
        amount: vine.string(),
        low: vine.string().nullable(),
        high: vine.string().nullable(),
        transaction_id: id().nullable(),
      })
      .meta(namedSchema('BillDay')),
  ),
})
export type CalendarJson = Infer<typeof calendar>
export const calendarValidator = vine.create(calendar)

const link = { active: vine.boolean({ strict: true }), created_at: vine.string().nullable() }
export const calendarLinkValidator = vine.create(link)
/** The path, below the address of this Florin, is told this once. */
export const newCalendarLinkValidator = vine.create({ ...link, path: vine.string() })
