import { addDays, addMonths, firstDay, lastDay, monthOf, type PlainDate } from '#core/plain_date'
import { weekdayNumber } from '#rules/domain/occurrence'
import type { PeriodName } from '../domain/step_catalogue.js'

export interface Period {
  from: PlainDate
  to: PlainDate
}

/** The days of a period as seen from today; weeks begin on Monday. */
export function periodOf(name: PeriodName, today: PlainDate): Period {
  const month = monthOf(today)
  const monday = addDays(today, -weekdayNumber(today))
  const year = Number(today.slice(0, 4))
  switch (name) {
    case 'this_month':
      return { from: firstDay(month), to: lastDay(month) }
    case 'last_month':
      return { from: firstDay(addMonths(month, -1)), to: lastDay(addMonths(month, -1)) }
    case 'this_week':
      return { from: monday, to: addDays(monday, 6) }
    case 'last_week':
      return { from: addDays(monday, -7), to: addDays(monday, -1) }
    case 'this_year':
      return { from: `${year}-01-01`, to: `${year}-12-31` }
    case 'last_year':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }
    case 'last_30_days':
      return { from: addDays(today, -29), to: today }
  }
}
