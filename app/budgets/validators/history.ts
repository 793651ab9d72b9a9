import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'

const history = vine
  .object({
    currency: vine.string(),
    periods: vine.array(
      vine.object({
        from: vine.string(),
        to: vine.string(),
        carried: vine.string(),
        assigned: vine.string(),
        spent: vine.string(),
        left: vine.string(),
      }),
    ),
  })
  .meta(namedSchema('BudgetHistory'))

export type BudgetHistoryJson = Infer<typeof history>
export const budgetHistoryValidator = vine.create(history)
