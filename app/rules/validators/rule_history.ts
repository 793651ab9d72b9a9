import vine from '@vinejs/vine'
import { defineComponent } from '#http/operation'
import { id, namedOrNull, wholeNumber } from '#http/validators/shapes'
import { obstacles } from '../domain/draft.js'
import { stages } from '../domain/rule.js'
import { explanationComponent } from './rule_components.js'
import { actions, condition, described, ruleTests } from './rule.js'

defineComponent('ConditionExplanation', explanationComponent)

const machineField = () => vine.enum(['payee', 'category', 'memo', 'note', 'tags'])
const yesOrNo = () => vine.boolean({ strict: true })

export const ruleVersionsValidator = vine.create({
  data: vine.array(
    vine.object({
      number: vine.number(),
      saved_by: vine.string(),
      saved_at: vine.string(),
      name: vine.string(),
      stage: vine.enum(stages),
      condition: condition(),
      actions: actions(),
      stop: yesOrNo(),
      tests: ruleTests(),
    }),
  ),
})

export const restoreRuleValidator = vine.create({ version: wholeNumber().min(1) })

export const ruleConflictsValidator = vine.create({
  data: vine.array(
    vine.object({
      kind: vine.enum(['stopped', 'overridden', 'conflict', 'unused']),
      rule_id: id(),
      by_rule_id: id().nullable(),
      field: machineField().nullable(),
      transaction_count: vine.number(),
      certain: yesOrNo(),
    }),
  ),
  transaction_count: vine.number(),
})

export const ruleSuggestionsValidator = vine.create({
  data: vine.array(
    vine.object({
      key: vine.string(),
      name: vine.string(),
      condition: condition(),
      actions: actions(),
      correction_count: vine.number(),
    }),
  ),
})

export const dismissSuggestionValidator = vine.create({ key: vine.string().trim().minLength(1).maxLength(600) })

export const orderBySpecificityValidator = vine.create({ stage: vine.enum(stages) })

export const transactionRulesValidator = vine.create({
  data: vine.array(
    vine.object({
      rule: vine.object({ id: id(), name: vine.string(), stage: vine.enum(stages) }),
      outcome: vine.enum(['matched', 'not_matched', 'stopped', 'off', 'invalid']),
      problem: vine.string().nullable(),
      stopped_by: namedOrNull(),
      set: vine.array(vine.object({ field: machineField(), overridden_by: namedOrNull() })),
      blocked: vine.array(
        vine.object({
          field: machineField(),
          by: vine.enum(['user', 'rule', 'plugin', 'import', ...obstacles]),
          label: vine.string().nullable(),
        }),
      ),
      explanation: vine.any().use(described('ConditionExplanation')),
    }),
  ),
})
