import vine from '@vinejs/vine'
import { roleSchema } from './me.js'

export const memberListValidator = vine.create({
  data: vine.array(
    vine.object({
      id: vine.number(),
      user: vine.object({ id: vine.number(), name: vine.string(), email: vine.string() }),
      role: roleSchema(),
      joined_at: vine.string(),
    }),
  ),
})

export const rolePatchValidator = vine.create({ role: roleSchema() })
