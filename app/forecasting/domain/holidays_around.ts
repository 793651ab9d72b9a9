import { bankHolidaysBetween, holidayCountry } from '#core/bank_holidays'
import type { PlainDate } from '#core/plain_date'

/** As long as histories of categories are. */
const YEARS_BEFORE = 10

/** Bank holidays of a household's country, over all that is looked back on and one year ahead. */
export function holidaysAround(household: { time_zone: string; locale: string }, today: PlainDate): PlainDate[] {
  const year = Number(today.slice(0, 4))
  return bankHolidaysBetween(holidayCountry(household), year - YEARS_BEFORE, year + 1)
}
