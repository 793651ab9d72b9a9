import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { id } from '#http/validators/shapes'
import { payee, name } from './account.js'

const payeeName = vine
  .object({
    key: vine.string(),
    name: vine.string(),
    /** What banks write, to the letter. */
    examples: vine.array(vine.string()),
    transaction_count: vine.number(),
  })
  .meta(namedSchema('PayeeName'))

export type PayeeNameJson = Infer<typeof payeeName>
export const payeeNamesValidator = vine.create({ data: vine.array(payeeName) })

export const splitPayeeValidator = vine.create({
  names: vine.array(vine.string().minLength(1).maxLength(400)).minLength(1).maxLength(200),
  name: name(),
})

const suggestions = vine.object({
  data: vine.array(
    vine
      .object({ keep: payee.clone(), other: payee.clone(), reason: vine.string() })
      .meta(namedSchema('PayeeSuggestion')),
  ),
  total: vine.object({ count: vine.number() }),
})

export type PayeeSuggestionsJson = Infer<typeof suggestions>
export const payeeSuggestionsValidator = vine.create(suggestions)

export const payeePairValidator = vine.create({ first: id(), second: id() })
