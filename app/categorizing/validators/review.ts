import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { cursor, id, limit, named } from '#http/validators/shapes'
import { transaction } from '#ledger/validators/transaction'

const DECISIONS_MAX = 500

const reviewRow = vine.object({
  transaction: transaction.clone(),
  guess: vine
    .object({
      category: named(),
      confidence: vine.number(),
      by: vine.enum(['history', 'model', 'knowledge', 'advisor']),
      reason: vine.string(),
    })
    .nullable(),
  similar: vine.array(vine.number()),
})
export type ReviewRowJson = Infer<typeof reviewRow>

export const listReviewValidator = vine.create({ cursor: cursor().optional(), limit: limit().optional() })
export const reviewPageValidator = vine.create({
  data: vine.array(reviewRow),
  next_cursor: vine.string().nullable(),
  total: vine.object({ count: vine.number() }),
})

export const decideValidator = vine.create({
  decisions: vine
    .array(vine.object({ transaction_id: id(), category_id: id() }))
    .minLength(1)
    .maxLength(DECISIONS_MAX),
})
export const decidedValidator = vine.create({ changed: vine.number(), change_set_id: vine.number().nullable() })

export const settingsValidator = vine.create({
  enabled: vine.boolean({ strict: true }),
  threshold: vine.number(),
})
export const changeSettingsValidator = vine.create({
  enabled: vine.boolean({ strict: true }).optional(),
  threshold: vine.number().withoutDecimals().range([50, 100]).optional(),
})
