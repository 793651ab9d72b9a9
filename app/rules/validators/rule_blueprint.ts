import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { id, wholeNumber, writtenAs } from '#http/validators/shapes'
import { stages } from '../domain/rule.js'
import { BLUEPRINT_RULES_MAX, BLUEPRINT_SCHEMA, referenceKinds } from '../domain/rule_blueprint.js'
import { actions, condition, ruleTests } from './rule.js'

const REFERENCES_MAX = 2_000
const place = () => wholeNumber().min(0)

const rule = () =>
  vine.object({
    name: vine.string().trim().minLength(1).maxLength(100),
    stage: vine.enum(stages),
    condition: condition(),
    actions: actions(),
    stop: vine.boolean({ strict: true }),
    tests: ruleTests(),
  })

/**
 * What people compare; what tests say of it is told by whether they differ. Ids are those of this household, 0 where nobody has said
 * yet what a name is here.
 */
const shownRule = () =>
  vine.object({
    name: vine.string(),
    stage: vine.enum(stages),
    condition: vine.any(),
    actions: vine.array(vine.any()),
    stop: vine.boolean({ strict: true }),
  })

const reference = { kind: vine.enum(referenceKinds), id: id(), name: vine.string().maxLength(2000) }

const blueprint = () =>
  vine.object({
    schema: vine.literal(BLUEPRINT_SCHEMA),
    references: vine.array(vine.object(reference)).maxLength(REFERENCES_MAX),
    rules: vine.array(rule()).maxLength(BLUEPRINT_RULES_MAX),
  })

export const ruleBlueprintValidator = vine.create(blueprint())

/** `?ids=3,7`; all rules when absent. */
export const exportRulesQuery = vine.create({
  ids: vine
    .string()
    .use(writtenAs(/^\d{1,15}(,\d{1,15}){0,499}$/, '3,7'))
    .optional(),
})

export const importRulesValidator = vine.create({
  rule_set: blueprint(),
  /** What names of the file are here, where they are called otherwise; often empty. */
  meanings: vine
    .array(vine.object({ kind: vine.enum(referenceKinds), id: id(), here: id() }))
    .maxLength(REFERENCES_MAX),
  /** Places of rules, from 0, that are not taken over. */
  leave_out: vine.array(place()).maxLength(BLUEPRINT_RULES_MAX).optional(),
})

export type ImportRulesInput = Infer<typeof importRulesValidator>

export const rulesImportPreviewValidator = vine.create({
  references: vine.array(
    vine.object({ ...reference, here: vine.object({ id: id(), name: vine.string() }).nullable() }),
  ),
  rules: vine.array(
    vine.object({
      name: vine.string(),
      outcome: vine.enum(['added', 'changed', 'same']),
      rule: shownRule(),
      known: vine.object({ id: id(), rule: shownRule() }).nullable(),
      differs: vine.array(vine.enum(['name', 'stage', 'condition', 'actions', 'stop', 'tests'])),
    }),
  ),
})

export const rulesImportedValidator = vine.create({
  added: vine.number(),
  changed: vine.number(),
  change_set_id: vine.number().nullable(),
})
