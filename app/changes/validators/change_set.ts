import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { cursor, id, limit } from '#http/validators/shapes'

const changeSet = vine
  .object({
    id: id(),
    at: vine.string(),
    actor: vine.object({ kind: vine.string(), label: vine.string() }),
    cause: vine.string(),
    summary: vine.string(),
    row_count: vine.number(),
    undone: vine.boolean({ strict: true }),
    undoes: vine.number().nullable(),
  })
  .meta(namedSchema('ChangeSet'))

export type ChangeSetJson = Infer<typeof changeSet>

export const changeSetValidator = vine.create(changeSet)
export const changeSetPageValidator = vine.create({
  data: vine.array(changeSet),
  next_cursor: vine.string().nullable(),
})
export const listChangeSetsValidator = vine.create({ cursor: cursor().optional(), limit: limit().optional() })
