import vine from '@vinejs/vine'
import { starterSets } from '../household_part.js'
import { currencyRule, localeRule, timeZoneRule } from './regional.js'
import { householdSchema, roleSchema } from './me.js'

const name = () => vine.string().trim().minLength(1).maxLength(80)

export const newHouseholdValidator = vine.create({
  name: name(),
  base_currency: vine.string().use(currencyRule()),
  time_zone: vine.string().use(timeZoneRule()),
  locale: vine.string().use(localeRule()),
  starter_set: vine.enum(starterSets),
})

export const householdPatchValidator = vine.create({
  name: name().optional(),
  time_zone: vine.string().use(timeZoneRule()).optional(),
  locale: vine.string().use(localeRule()).optional(),
})

export const householdValidator = vine.create(householdSchema())
export { roleSchema }
