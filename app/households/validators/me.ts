import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { locale } from '#http/validators/regional'
import { id } from '#http/validators/shapes'
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '#identity/services/check_password'

export const roleSchema = () => vine.enum(['viewer', 'member', 'admin', 'owner'] as const)

export const householdSchema = () =>
  vine.object({
    id: vine.number(),
    name: vine.string(),
    base_currency: vine.string(),
    time_zone: vine.string(),
    locale: vine.string(),
  })

/** What the user interface wants to know first: who is signed in, where they work, and where else they could. */
export const meValidator = vine.create({
  user: vine.object({
    id: vine.number(),
    email: vine.string(),
    name: vine.string(),
    locale: vine.string(),
    is_instance_admin: vine.boolean({ strict: true }),
  }),
  household: householdSchema().nullable(),
  role: roleSchema().nullable(),
  households: vine.array(vine.object({ id: vine.number(), name: vine.string(), role: roleSchema() })),
})
export type Me = Infer<typeof meValidator>

export const signUpValidator = vine.create({
  email: vine.string().trim().email().maxLength(254),
  password: vine.string().minLength(PASSWORD_LENGTH_MIN).maxLength(PASSWORD_LENGTH_MAX),
  name: vine.string().trim().minLength(1).maxLength(80),
  locale: locale().optional(),
  /** From an invitation link; it opens a closed registration, and its household is joined at once. */
  invitation_token: vine.string().maxLength(100).optional(),
})

export const signInValidator = vine.create({
  email: vine.string().trim().maxLength(254),
  password: vine.string().maxLength(PASSWORD_LENGTH_MAX),
})

export const currentHouseholdValidator = vine.create({ household_id: id() })
