import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { cursor, id, limit, money, named, namedOrNull, plainDate } from '#http/validators/shapes'
import { anomalyKinds, verdicts } from '../domain/anomaly.js'

const anomaly = vine
  .object({
    id: id(),
    transaction: vine.object({
      id: id(),
      occurred_on: plainDate(),
      payee: namedOrNull(),
      account: named(),
      category: namedOrNull(),
      amount: money(),
    }),
    kind: vine.enum(anomalyKinds),
    /** From 0 to 1: how far from everything else it is. */
    score: vine.number(),
    /** What was seen and what is usual, a sentence each. */
    reasons: vine.array(vine.string()),
    /** Between which amounts payments like it usually are; positive. */
    usual: vine.object({ low: money(), high: money() }).nullable(),
    duplicate_of: vine.object({ id: id(), occurred_on: plainDate() }).nullable(),
    verdict: vine.enum(verdicts).nullable(),
    found_at: vine.string(),
  })
  .meta(namedSchema('Anomaly'))

export type AnomalyJson = Infer<typeof anomaly>
export const anomalyValidator = vine.create(anomaly)
export const anomalyListValidator = vine.create({ data: vine.array(anomaly), next_cursor: vine.string().nullable() })

export const anomalyQueryValidator = vine.create({
  /** `none` are those that nobody has judged. */
  verdict: vine.enum(['none', ...verdicts]).optional(),
  from: plainDate().optional(),
  to: plainDate().optional(),
  category: id().optional(),
  cursor: cursor().optional(),
  limit: limit().optional(),
})

/** `expected` teaches: payments of that size to that payee are not told again. Null, or nothing, takes the verdict back. */
export const verdictValidator = vine.create({ verdict: vine.enum(verdicts).nullable().optional() })
