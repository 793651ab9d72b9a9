import vine from '@vinejs/vine'
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '../services/check_password.js'

export const newPasswordResetValidator = vine.create({ email: vine.string().trim().maxLength(254) })

export const passwordResetAcceptanceValidator = vine.create({
  token: vine.string().maxLength(100),
  password: vine.string().minLength(PASSWORD_LENGTH_MIN).maxLength(PASSWORD_LENGTH_MAX),
})
