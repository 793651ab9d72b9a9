import vine from '@vinejs/vine'
import { locale } from '#http/validators/regional'
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '../services/check_password.js'

export const profilePatchValidator = vine.create({
  name: vine.string().trim().minLength(1).maxLength(80).optional(),
  locale: locale().optional(),
})

export const profileValidator = vine.create({
  id: vine.number(),
  email: vine.string(),
  name: vine.string(),
  locale: vine.string(),
  is_instance_admin: vine.boolean({ strict: true }),
})

export const passwordValidator = vine.create({
  current_password: vine.string().maxLength(PASSWORD_LENGTH_MAX),
  password: vine.string().minLength(PASSWORD_LENGTH_MIN).maxLength(PASSWORD_LENGTH_MAX),
})
