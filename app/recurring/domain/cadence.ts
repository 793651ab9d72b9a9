export const CADENCES = [
  'week',
  'two_weeks',
  'four_weeks',
  'month',
  'two_months',
  'quarter',
  'half_year',
  'year',
] as const
export type Cadence = (typeof CADENCES)[number]

interface Measure {
  /** Weeks or months from one time to the next. */
  unit: 'week' | 'month'
  every: number
  /** Days from one time to the next, on average. */
  days: number
  /** How many days a gap may differ and still belong. */
  slack: number
  perYear: number
}

const WEEK = 7
const MONTH = 365.2425 / 12

const weeks = (every: number, slack: number): Measure => {
  return { unit: 'week', every, days: WEEK * every, slack, perYear: Math.round(52 / every) }
}
const months = (every: number, slack: number): Measure => {
  return { unit: 'month', every, days: MONTH * every, slack, perYear: 12 / every }
}

export const MEASURES: Record<Cadence, Measure> = {
  week: weeks(1, 2),
  two_weeks: weeks(2, 3),
  four_weeks: weeks(4, 2),
  month: months(1, 5.6),
  two_months: months(2, 8),
  quarter: months(3, 10),
  half_year: months(6, 14),
  year: months(12, 20),
}
