import type { PlainDate } from '#core/plain_date'
import { addMonthsTo, type Cadence, occurrencesBetween } from './occurrences.js'
import { type Period, periodOf, type Rhythm, shift } from './periods.js'

/** A day on which a bill was paid or is due, and how much it is. */
export interface BillTime {
  on: PlainDate
  amount: number
}

/** How much a category wants in a period. Amounts are minor units. */
export type Template =
  | { kind: 'fixed'; amount: number }
  /** As much as is missing to an amount. */
  | { kind: 'refill'; upTo: number }
  /** Even parts until a day, and then again every so many months. */
  | { kind: 'by_date'; amount: number; by: PlainDate; repeatMonths: number | null }
  /** Of the income of the period, or of the one before it. */
  | { kind: 'percent'; percent: number; of: 'period' | 'last_period' }
  | { kind: 'average'; periods: number }
  /** What a payment that comes again needs: all of it in its period, even parts before. */
  | { kind: 'schedule'; amount: number; cadence: Cadence }
  /** The same for a bill: when it is due and how much it is are known from what was paid. */
  | { kind: 'bill'; times: readonly BillTime[] }
  /** A share of what is to assign after all others. */
  | { kind: 'remainder'; weight: number }

export const templateKinds = [
  'fixed',
  'refill',
  'by_date',
  'percent',
  'average',
  'schedule',
  'bill',
  'remainder',
] as const

export interface TemplateContext {
  rhythm: Rhythm
  period: Period
  /** What the category has before this template: carried, and given by templates before it. */
  balance: number
  income: number
  lastIncome: number
  /** What was spent in the periods before, oldest first. */
  spentBefore: readonly number[]
}

/** What a template asks for, never less than nothing; a remainder asks for nothing until all others have been served. */
export function wantedBy(template: Template, context: TemplateContext): number {
  return Math.max(0, asked(template, context))
}

function asked(template: Template, context: TemplateContext): number {
  switch (template.kind) {
    case 'fixed':
      return template.amount
    case 'refill':
      return template.upTo - context.balance
    case 'by_date':
      return askedByDate(template, context)
    case 'percent':
      return Math.round(((template.of === 'period' ? context.income : context.lastIncome) * template.percent) / 100)
    case 'average':
      return average(context.spentBefore.slice(-template.periods))
    case 'schedule':
      return askedBySchedule(template, context)
    case 'bill':
      return askedByBill(template, context)
    case 'remainder':
      return 0
  }
}

function askedByDate({ amount, by, repeatMonths }: Extract<Template, { kind: 'by_date' }>, context: TemplateContext) {
  let due = by
  if (repeatMonths !== null) for (let at = 1; due < context.period.from; at++) due = addMonthsTo(by, at * repeatMonths)
  return due < context.period.from ? 0 : evenPart(amount - context.balance, due, context)
}

function askedBySchedule({ amount, cadence }: Extract<Template, { kind: 'schedule' }>, context: TemplateContext) {
  const { days, next } = occurrencesBetween(cadence, context.period.from, context.period.to)
  if (days.length > 0) return amount * days.length - context.balance
  return evenPart(amount - context.balance, next, context)
}

function askedByBill({ times }: Extract<Template, { kind: 'bill' }>, context: TemplateContext) {
  const { from, to } = context.period
  const now = times.filter(({ on }) => on >= from && on <= to)
  if (now.length > 0) return now.reduce((sum, { amount }) => sum + amount, 0) - context.balance
  const next = times.find(({ on }) => on > to)
  return next ? evenPart(next.amount - context.balance, next.on, context) : 0
}

/** What is missing, in equal parts over this period and those until the one of the day. */
function evenPart(missing: number, due: PlainDate, { rhythm, period }: TemplateContext): number {
  const last = periodOf(rhythm, due).from
  let periods = 1
  for (let from = period.from; from < last; from = shift(rhythm, from, 1)) periods++
  return Math.ceil(missing / periods)
}

export function average(amounts: readonly number[]): number {
  if (amounts.length === 0) return 0
  return Math.round(amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length)
}
