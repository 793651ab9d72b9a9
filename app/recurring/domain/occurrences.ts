import { MEASURES } from './cadence.js'
import { type Outlook, type Standing, standingOf } from './outlook.js'
import { type Rhythm, timeOf } from './rhythm.js'

export type State = 'paid' | Standing

/** From so many days before on, the next payment is what matters, and not that the last one was paid. */
const DUE_DAYS = 7

export function stateOf(
  outlook: Outlook,
  today: number,
  { endedOn, notice }: { endedOn: number | null; notice: number },
): State {
  if (endedOn !== null && endedOn < today) return 'ended'
  const standing = standingOf(outlook, today)
  return standing === 'due' && outlook.day - today > Math.max(DUE_DAYS, notice) ? 'paid' : standing
}

/** The days from one to another on which a payment comes, the next one first; none after the day it ends. */
export function daysAhead(outlook: Outlook, from: number, to: number, endedOn: number | null): number[] {
  const days: number[] = []
  const end = endedOn === null ? to : Math.min(to, endedOn)
  for (let time = outlook.time; ; time++) {
    const day = timeOf(outlook.rhythm, time)
    if (day > end) return days
    if (day >= from) days.push(day)
  }
}

/** What a payment comes to in a year. */
export const yearly = (expected: number, { cadence }: Rhythm) => expected * MEASURES[cadence].perYear
