import type { Bill, BillDay, Cadence } from '#lib/api/bills.ts'

export const CADENCE_WORDS: Record<Cadence, string> = {
  week: 'Every week',
  two_weeks: 'Every two weeks',
  four_weeks: 'Every four weeks',
  month: 'Every month',
  two_months: 'Every two months',
  quarter: 'Every quarter',
  half_year: 'Every half year',
  year: 'Every year',
}

type Tone = 'neutral' | 'good' | 'warning' | 'danger'

export const STATE_WORDS: Record<Bill['state'], { words: string; tone: Tone }> = {
  paid: { words: 'Paid', tone: 'good' },
  due: { words: 'Due', tone: 'neutral' },
  late: { words: 'Late', tone: 'warning' },
  missed: { words: 'Missed', tone: 'danger' },
  ended: { words: 'Ended', tone: 'neutral' },
}

/** Money that comes in is expected, and not due or paid. */
export function stateWords({ state, direction }: Pick<Bill | BillDay, 'state' | 'direction'>): string {
  if (direction === 'in' && state === 'paid') return 'Received'
  return direction === 'in' && state === 'due' ? 'Expected' : STATE_WORDS[state].words
}
