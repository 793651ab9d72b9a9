import vine from '@vinejs/vine'
import { starterSets } from '../household_part.js'
import { currencyCode, locale, timeZone } from '#http/validators/regional'
import { householdSchema } from './me.js'

const name = () => vine.string().trim().minLength(1).maxLength(80)

export const newHouseholdValidator = vine.create({
  name: name(),
  base_currency: currencyCode(),
  time_zone: timeZone(),
  locale: locale(),
  starter_set: vine.enum(starterSets),
})

export const householdPatchValidator = vine.create({
  name: name().optional(),
  base_currency: currencyCode().optional(),
  time_zone: timeZone().optional(),
  locale: locale().optional(),
})

export const householdValidator = vine.create(householdSchema())
