import { amountBand, type Band } from './amounts.js'
import { MEASURES } from './cadence.js'
import type { Payment } from './chain.js'
import { fitRhythm, nextTime, type Rhythm, timeOf } from './rhythm.js'

/** When the next payment comes, and how much it is. */
export interface Outlook extends Band {
  rhythm: Rhythm
  /** The so-many-th time of the rhythm. */
  time: number
  day: number
}

export type Standing = 'due' | 'late' | 'missed' | 'ended'

const SHIFTED_MOST = 4
/** What was not paid so many times in a row has ended. */
const MISSED_MAX = 2

export function outlookOf(rhythm: Rhythm, payments: readonly Payment[]): Outlook {
  const days = payments.map(({ day }) => day)
  const time = nextTime(rhythm, days)
  return { rhythm, time, day: timeOf(rhythm, time), ...amountBand(payments.map(({ amount }) => amount)) }
}

/** What would have been said before each payment but the first two. */
export function foretold(payments: readonly Payment[], rhythm: Rhythm): (Outlook | null)[] {
  return payments.map((_, at) => {
    if (at < 2) return null
    const known = payments.slice(0, at)
    return outlookOf(
      fitRhythm(
        rhythm.cadence,
        known.map(({ day }) => day),
      ),
      known,
    )
  })
}

/** Days after the due day on which nobody worries yet: weekends, and banks that take their time. */
export function graceOf({ cadence }: Rhythm): number {
  return Math.max(SHIFTED_MOST - 1, Math.min(10, Math.round(MEASURES[cadence].slack)))
}

/** How a series stands on a day when its next payment has not come yet. */
export function standingOf({ rhythm, time, day }: Outlook, today: number): Standing {
  if (today <= day) return 'due'
  const grace = graceOf(rhythm)
  if (today <= day + grace) return 'late'
  return today > timeOf(rhythm, time + MISSED_MAX - 1) + grace ? 'ended' : 'missed'
}
