import vine from '@vinejs/vine'
import { absentWhenEmpty, id } from '#http/validators/shapes'

export const askValidator = vine.create({
  question: vine.string().trim().minLength(1).maxLength(4_000),
  /** Earlier turns, oldest first. */
  history: vine
    .array(vine.object({ by: vine.enum(['user', 'advisor']), text: vine.string().maxLength(8_000) }))
    .maxLength(40)
    .optional(),
})

export const adviceValidator = vine.create({
  text: vine.string(),
  /** What the person may accept; nothing happens by itself. Which members are there depends on the kind. */
  proposals: vine.array(
    vine.object({
      kind: vine.enum(['set_category', 'create_rule', 'note']),
      reason: vine.string(),
      transaction_id: id().optional().meta(absentWhenEmpty),
      category: vine.object({ id: id(), name: vine.string() }).optional().meta(absentWhenEmpty),
      name: vine.string().optional().meta(absentWhenEmpty),
      payee_contains: vine.string().optional().meta(absentWhenEmpty),
      text: vine.string().optional().meta(absentWhenEmpty),
    }),
  ),
})
