import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { id, plainDate } from '#http/validators/shapes'
import { transaction } from './transaction.js'

export const listSuggestionsValidator = vine.create({
  /** Without a period the last two years are looked at. */
  from: plainDate().optional(),
  to: plainDate().optional(),
})

export const pairsValidator = vine.create({
  pairs: vine
    .array(vine.object({ from: id(), to: id() }))
    .minLength(1)
    .maxLength(100),
})

const suggestions = vine.object({
  data: vine.array(
    vine
      .object({
        from: transaction,
        to: transaction,
        score: vine.number(),
        reasons: vine.array(vine.string()),
        is_clear: vine.boolean({ strict: true }),
      })
      .meta(namedSchema('TransferSuggestion')),
  ),
  total: vine.object({ count: vine.number() }),
})

export type TransferSuggestionsJson = Infer<typeof suggestions>

export const suggestionsValidator = vine.create(suggestions)

export const listLinkedValidator = vine.create({
  limit: vine.number().withoutDecimals().min(1).max(100).optional(),
})

const linkedList = vine.object({
  data: vine.array(
    vine
      .object({
        transaction,
        linked_at: vine.string(),
        /** The import that brought the second half did it, not a person. */
        by_import: vine.boolean({ strict: true }),
      })
      .meta(namedSchema('LinkedTransfer')),
  ),
})

export type LinkedTransfersJson = Infer<typeof linkedList>

export const linkedListValidator = vine.create(linkedList)
