import { addMonths, dayNumber, firstDay, lastDay, monthOf, type PlainDate } from '#core/plain_date'
import { quantile, sortedNumbers } from './quantiles.js'

export interface Band {
  p10: number
  p50: number
  p90: number
}

const MONTHS_LOOKED_AT = 12
/** Pay and rent come on about the same day of each month. */
const DAYS_AROUND = 3
/** Of three months at least. */
const WINDOWS_NEEDED = 15

/**
 * A balance foretold by what it did after about this day of each month of the past year: for each day ahead the spread of the changes over
 * as many days. Ends where the past is too short to say more. `past` is the balance at the end of each day, today's last.
 */
export function balanceFromHistory(past: readonly number[], today: PlainDate, days: number): Band[] {
  const last = past.length - 1
  const starts = startsBefore(today).filter((back) => back <= last)
  const bands: Band[] = []
  for (let ahead = 1; ahead <= days; ahead++) {
    const changes = starts
      .filter((back) => back >= ahead)
      .map((back) => past[last - back + ahead]! - past[last - back]!)
    if (changes.length < WINDOWS_NEEDED) break
    const sorted = sortedNumbers(changes)
    const at = (share: number) => past[last]! + Math.round(quantile(sorted, share))
    bands.push({ p10: at(0.1), p50: at(0.5), p90: at(0.9) })
  }
  return bands
}

/** How many days ago the windows began: about this day of the month, in each month. */
function startsBefore(today: PlainDate): number[] {
  const now = dayNumber(today)
  const dayOfMonth = now - dayNumber(firstDay(monthOf(today)))
  const months = Array.from({ length: MONTHS_LOOKED_AT }, (_, at) => addMonths(monthOf(today), -1 - at))
  return months.flatMap((month) => {
    const day = Math.min(dayNumber(firstDay(month)) + dayOfMonth, dayNumber(lastDay(month)))
    return Array.from({ length: 2 * DAYS_AROUND + 1 }, (_, shift) => now - (day + shift - DAYS_AROUND))
  })
}
