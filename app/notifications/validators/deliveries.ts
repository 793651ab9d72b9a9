import vine from '@vinejs/vine'
import { cursor, id, limit, namedOrNull } from '#http/validators/shapes'
import { SEVERITIES } from '../domain/notice.js'

const STATES = ['held', 'waiting', 'sent', 'dead'] as const
export const CHANNEL_KINDS = ['email', 'push', 'plugin'] as const

export const deliveryQueryValidator = vine.create({
  state: vine.enum(STATES).optional(),
  cursor: cursor().optional(),
  limit: limit().optional(),
})

export const deliveryListValidator = vine.create({
  data: vine.array(
    vine.object({
      id: id(),
      topic: vine.string(),
      severity: vine.enum(SEVERITIES),
      title: vine.string(),
      channel: vine.object({ id: id(), kind: vine.enum(CHANNEL_KINDS), title: vine.string() }),
      /** Null for a channel that several share. */
      person: namedOrNull(),
      state: vine.enum(STATES),
      held_for: vine.enum(['quiet_hours', 'digest'] as const).nullable(),
      /** When it is sent, or tried again. */
      due_at: vine.string(),
      attempts: vine.number(),
      /** Why the last attempt failed. */
      code: vine.string().nullable(),
      message: vine.string(),
      /** What the other side called it. */
      receipt: vine.string().nullable(),
      created_at: vine.string(),
      finished_at: vine.string().nullable(),
    }),
  ),
  next_cursor: vine.string().nullable(),
})
