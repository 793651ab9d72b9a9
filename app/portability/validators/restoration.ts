import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'

const restoration = vine
  .object({
    /** How many entries of each section are there again. */
    restored: vine.array(vine.object({ section: vine.string(), count: vine.number() })),
    /** What is not as it was, in sentences. */
    notes: vine.array(vine.object({ section: vine.string(), message: vine.string() })),
  })
  .meta(namedSchema('Restoration'))

export type RestorationJson = Infer<typeof restoration>
export const restorationValidator = vine.create(restoration)
