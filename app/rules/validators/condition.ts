import vine from '@vinejs/vine'
import { absentWhenEmpty } from '#http/validators/shapes'
import { triggers } from '../domain/triggers.js'

export const conditionFieldsQuery = vine.create({ trigger: vine.enum(triggers) })

export const fieldDescriptionsValidator = vine.create({
  data: vine.array(
    vine.object({
      name: vine.string(),
      label: vine.string(),
      type: vine.string(),
      ops: vine.array(vine.object({ op: vine.string(), value: vine.string() })),
      choices: vine.array(vine.string()).optional().meta(absentWhenEmpty),
    }),
  ),
})
