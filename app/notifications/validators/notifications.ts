import vine from '@vinejs/vine'
import { cursor, id, limit } from '#http/validators/shapes'
import { SEVERITIES } from '../domain/notice.js'

const notification = () =>
  vine.object({
    id: id(),
    topic: vine.string(),
    severity: vine.enum(SEVERITIES),
    title: vine.string(),
    body: vine.string(),
    /** A path of the user interface. */
    link: vine.string().nullable(),
    created_at: vine.string(),
    read_at: vine.string().nullable(),
    archived_at: vine.string().nullable(),
  })

export const notificationQueryValidator = vine.create({
  show: vine.enum(['inbox', 'unread', 'archived'] as const).optional(),
  cursor: cursor().optional(),
  limit: limit().optional(),
})

export const notificationListValidator = vine.create({
  data: vine.array(notification()),
  next_cursor: vine.string().nullable(),
  unread_count: vine.number(),
})

export const notificationValidator = vine.create(notification())

export const notificationPatchValidator = vine.create({
  read: vine.boolean().optional(),
  archived: vine.boolean().optional(),
})

/** `up_to` is the newest that was seen; what comes meanwhile stays unread. */
export const notificationReadingValidator = vine.create({ up_to: id() })

export const notificationsReadValidator = vine.create({ changed: vine.number() })
