import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { id, money, moneyOrNull } from '#http/validators/shapes'

const statements = vine.object({
  data: vine.array(
    vine
      .object({
        batch_id: id(),
        file: vine.string(),
        from: vine.string(),
        to: vine.string(),
        opening: moneyOrNull(),
        closing: money(),
        /** What the ledger says at the end of the last day. */
        ledger: money(),
        /** The statement's balance less the ledger's. */
        difference: money(),
        /** Whether it begins with what the one before it ended with; null where nobody can tell. */
        continues: vine.boolean({ strict: true }).nullable(),
      })
      .meta(namedSchema('AccountStatement')),
  ),
  /** From the latest to the first, also those that no statement is of. */
  months: vine.array(
    vine
      .object({
        month: vine.string(),
        /** The worst of what is known of it. */
        state: vine.enum(['complete', 'missing', 'gap', 'differs', 'overlap'] as const),
        statements: vine.number({ strict: true }),
        /** What must have moved before a statement that begins in this month and since the one before it. */
        gap: moneyOrNull(),
        /** Days that two statements have. */
        overlap_days: vine.number({ strict: true }),
        /** The bank's balance less the ledger's, at the last statement that ends in this month. */
        difference: moneyOrNull(),
      })
      .meta(namedSchema('StatementMonth')),
  ),
})

export type AccountStatementsJson = Infer<typeof statements>
export const accountStatementsValidator = vine.create(statements)
