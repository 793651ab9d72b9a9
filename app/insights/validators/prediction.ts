import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { named, plainDate } from '#http/validators/shapes'

const MONTHS_MAX = 12

export const predictionQueryValidator = vine.create({
  months: vine.number().withoutDecimals().min(1).max(MONTHS_MAX).optional(),
})

const band = { p10: vine.string(), p50: vine.string(), p90: vine.string() }

/** Amounts are in `currency`; what is spent and what is earned are both positive. */
const predictions = vine
  .object({
    currency: vine.string(),
    generated_at: vine.string().nullable(),
    categories: vine.array(
      vine.object({
        category: named(),
        kind: vine.enum(['income', 'expense']),
        usual: vine.string(),
        model: vine.string(),
        months: vine.array(vine.object({ month: vine.string(), ...band })),
      }),
    ),
    balance: vine.array(vine.object({ on: plainDate(), ...band })),
    /** How many days of the past were foretold to test, and how many of these were inside of the band. */
    coverage: vine.object({ tested: vine.number(), within: vine.number() }).nullable(),
    model: vine.object({ id: vine.string(), version: vine.string() }).nullable(),
    /** What answered where the model could not be asked. */
    fallback: vine.object({ code: vine.string(), used: vine.string(), detail: vine.string() }).nullable(),
    missing_rates: vine.array(vine.string()),
  })
  .meta(namedSchema('Predictions'))

export type PredictionsJson = Infer<typeof predictions>
export const predictionsValidator = vine.create(predictions)
