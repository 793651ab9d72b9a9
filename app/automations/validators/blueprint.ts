import vine from '@vinejs/vine'
import { absentWhenEmpty, id, writtenAs } from '#http/validators/shapes'
import { BLUEPRINT_SCHEMA, inputTypes } from '../domain/blueprint.js'
import { anyObject, anyValue, powerList } from './automation.js'

const input = vine.object({
  type: vine.enum(inputTypes),
  label: vine.string().maxLength(100),
  help: vine.string().maxLength(500).optional().meta(absentWhenEmpty),
  default: vine.any().optional().meta(absentWhenEmpty),
  kind: vine.string().maxLength(40).optional().meta(absentWhenEmpty),
})

const blueprintFields = {
  schema: vine.literal(BLUEPRINT_SCHEMA),
  id: vine.string().use(writtenAs(/^[a-z0-9-]{1,60}$/, 'weekly-summary')),
  name: vine.string().trim().minLength(1).maxLength(100),
  description: vine.string().maxLength(1000),
  inputs: vine.record(input.clone()),
  document: anyObject(),
}

export const blueprintValidator = vine.create(vine.object(blueprintFields))
export const blueprintListValidator = vine.create({
  data: vine.array(vine.object({ ...blueprintFields, powers: powerList() })),
})

export const importBlueprintValidator = vine.create({
  blueprint: vine.object(blueprintFields),
  values: anyObject(),
  name: vine.string().trim().minLength(1).maxLength(100).optional(),
  /** The automation to bring up to date; a new one when absent. */
  automation_id: id().optional(),
})

export const blueprintPreviewValidator = vine.create({
  name: vine.string(),
  document: anyObject(),
  /** What it may do, and what of it is new. */
  powers: powerList(),
  added_powers: powerList(),
  differences: vine.array(vine.object({ pointer: vine.string(), before: anyValue(), after: anyValue() })),
})
