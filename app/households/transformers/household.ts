import type { Infer } from '@vinejs/vine/types'
import type { householdValidator } from '../validators/households.js'

type Household = Infer<typeof householdValidator>

/** Leaves out the caller's role, which is about the caller. */
export function toHousehold({ id, name, base_currency, time_zone, locale }: Household): Household {
  return { id, name, base_currency, time_zone, locale }
}
