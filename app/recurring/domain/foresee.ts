import { dayNumber, type PlainDate } from '#core/plain_date'
import { type Band, lastStep, type PriceStep } from './amounts.js'
import type { Cadence } from './cadence.js'
import type { Payment } from './chain.js'
import { type Outlook, outlookOf } from './outlook.js'
import { fitRhythm, nearestTime, nextTime, type Rhythm, timeOf } from './rhythm.js'

/** What a person decided about a recurring payment; null is "as found". */
export interface Decisions {
  cadence: Cadence | null
  /** A day on which it is due. */
  next_due_on: PlainDate | null
  amount_low: number | null
  amount_high: number | null
}

/** What is expected before anything was paid, by what a person decided; null where that is not all it takes. */
export function outlookTold({
  cadence,
  next_due_on: on,
  amount_low: low,
  amount_high: high,
}: Decisions): Outlook | null {
  if (cadence === null || on === null || low === null || high === null) return null
  const rhythm = fitRhythm(cadence, [dayNumber(on)])
  const time = nearestTime(rhythm, dayNumber(on))
  return { rhythm, time, day: timeOf(rhythm, time), low, high, expected: Math.round((low + high) / 2) }
}

/** The outlook of payments, at least one and the latest last, with what a person decided in place of what was found. */
export function foresee(found: Rhythm, payments: readonly Payment[], decisions: Decisions): Outlook {
  const rhythm = decidedRhythm(found, payments, decisions)
  const outlook = { ...outlookOf(rhythm, payments), rhythm }
  const time = Math.max(outlook.time, decidedTime(rhythm, payments, decisions))
  return { ...outlook, time, day: timeOf(rhythm, time), ...decidedBand(outlook, decisions) }
}

function decidedRhythm(found: Rhythm, payments: readonly Payment[], { cadence, next_due_on: on }: Decisions): Rhythm {
  const wanted = cadence ?? found.cadence
  if (on !== null) return fitRhythm(wanted, [dayNumber(on)])
  return wanted === found.cadence ? found : fitRhythm(wanted, [payments.at(-1)!.day])
}

/** The day that was named counts until a payment has come for it. */
function decidedTime(rhythm: Rhythm, payments: readonly Payment[], { next_due_on: on }: Decisions): number {
  const after = nextTime(
    rhythm,
    payments.map(({ day }) => day),
  )
  if (on === null) return after
  const named = dayNumber(on)
  return payments.at(-1)!.day >= named ? after : Math.max(after, nearestTime(rhythm, named))
}

function decidedBand({ low, expected, high }: Band, { amount_low: least, amount_high: most }: Decisions): Band {
  const band = { low: least ?? low, high: most ?? high }
  return { ...band, expected: Math.min(Math.max(expected, band.low), band.high) }
}

/** The latest step up of what is paid. */
export function riseIn(payments: readonly Payment[]): (PriceStep & { day: number }) | null {
  const step = lastStep(payments.map(({ amount }) => amount))
  return step && Math.abs(step.to) > Math.abs(step.from) ? { ...step, day: payments[step.at]!.day } : null
}
