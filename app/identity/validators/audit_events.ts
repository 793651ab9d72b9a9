import vine from '@vinejs/vine'
import { cursor, limit } from '#http/validators/shapes'

export const auditEventQueryValidator = vine.create({ cursor: cursor().optional(), limit: limit().optional() })

export const auditEventListValidator = vine.create({
  data: vine.array(
    vine.object({
      id: vine.number(),
      at: vine.string(),
      user: vine.object({ id: vine.number(), name: vine.string() }).nullable(),
      action: vine.string(),
      /** What changed, by action; usually with `before` and `after`. */
      details: vine.object({}).allowUnknownProperties(),
      ip: vine.string(),
    }),
  ),
  next_cursor: vine.string().nullable(),
})
