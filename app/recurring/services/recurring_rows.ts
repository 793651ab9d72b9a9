import { NotFoundException } from '#core/exceptions'
import { dayNumber, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { PriceStep } from '../domain/amounts.js'
import { type Cadence, MEASURES } from '../domain/cadence.js'
import type { Outlook } from '../domain/outlook.js'
import { type Rhythm, timeOf } from '../domain/rhythm.js'

export type Status = 'suggested' | 'confirmed' | 'ignored'

/** What the household decided; null is "as found". */
export interface RecurringRow {
  id: number
  name: string
  status: Status
  direction: 'in' | 'out'
  account_id: number
  category_id: number | null
  merged_into_id: number | null
  /** Who is paid, where a person told of it by hand. */
  payee: string | null
  cadence: Cadence | null
  next_due_on: PlainDate | null
  amount_low: number | null
  amount_high: number | null
  ended_on: PlainDate | null
  notice_days: number
  created_at: string
}

export interface OutlookRow {
  recurring_id: number
  party: string
  rhythm: string
  next_time: number
  next_on: PlainDate
  low: number
  expected: number
  high: number
  price_step: string | null
  trial_on: PlainDate | null
  told_due_on: PlainDate | null
  told_missed_on: PlainDate | null
  told_step_on: PlainDate | null
}

export interface DatedStep extends PriceStep {
  on: PlainDate
}

export function outlookIn(row: OutlookRow): Outlook {
  const rhythm = JSON.parse(row.rhythm) as Rhythm
  const { low, expected, high, next_time: time } = row
  return { rhythm, time, day: timeOf(rhythm, time), low, expected, high }
}

/** A day that moved a little is still the same time. */
export function isSameTime({ rhythm }: Pick<OutlookRow, 'rhythm'>, one: PlainDate, other: PlainDate): boolean {
  const { cadence } = JSON.parse(rhythm) as Rhythm
  return Math.abs(dayNumber(one) - dayNumber(other)) < MEASURES[cadence].days / 2
}

export const stepIn = ({ price_step: step }: OutlookRow) => (step === null ? null : (JSON.parse(step) as DatedStep))

export function readRecurringRows(queries: Queries): Promise<RecurringRow[]> {
  return queries.all<RecurringRow>('SELECT * FROM recurring_payments ORDER BY id')
}

export async function requireRecurring(queries: Queries, id: number): Promise<RecurringRow> {
  const row = await queries.first<RecurringRow>(
    'SELECT * FROM recurring_payments WHERE id = ? AND merged_into_id IS NULL',
    [id],
  )
  if (!row) throw new NotFoundException('recurring payment')
  return row
}

export async function readOutlooks(queries: Queries): Promise<Map<number, OutlookRow>> {
  const rows = await queries.all<OutlookRow>('SELECT * FROM recurring_outlooks')
  return new Map(rows.map((row) => [row.recurring_id, row]))
}

/** Where the payments of each one count: itself, or what it was merged into in the end. */
export function rootsOf(rows: readonly RecurringRow[]): Map<number, RecurringRow> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    rows.map((row) => {
      let root = row
      for (let steps = 0; root.merged_into_id !== null && steps < rows.length; steps++)
        root = byId.get(root.merged_into_id) ?? { ...root, merged_into_id: null }
      return [row.id, root]
    }),
  )
}
