import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { defineComponent } from '#http/operation'
import { absentWhenEmpty, id } from '#http/validators/shapes'
import { transaction } from '#ledger/validators/transaction'
import type { Condition } from '../domain/condition.js'
import { type Action, stages } from '../domain/rule.js'
import { actionComponent, conditionComponent } from './rule_components.js'

defineComponent('Condition', conditionComponent)
defineComponent('RuleAction', actionComponent)

/** Only that something is there is looked at here; domain/check_rule.ts checks what it is, against the language. */
const described = (component: string) =>
  vine.createRule(() => undefined, {
    name: 'described',
    toJSONSchema: (schema) => {
      delete schema.anyOf
      schema.$ref = `#/components/schemas/${component}`
    },
  })()

const condition = () => vine.any().use(described('Condition'))
const actions = () => vine.array(vine.any().use(described('RuleAction')))
const name = () => vine.string().trim().minLength(1).maxLength(100)
const yesOrNo = () => vine.boolean({ strict: true })

const rule = vine.object({
  id: id(),
  name: vine.string(),
  enabled: yesOrNo(),
  stage: vine.enum(stages),
  position: vine.number(),
  condition: condition(),
  actions: actions(),
  stop: yesOrNo(),
  /** Why the rule is out of action although it is enabled. */
  problem: vine.string().nullable(),
  /** How many transactions hold something that the rule set. */
  change_count: vine.number(),
  last_matched_at: vine.string().nullable(),
})

export interface RuleJson extends Omit<Infer<typeof rule>, 'condition' | 'actions'> {
  condition: Condition
  actions: Action[]
}

export const ruleValidator = vine.create(rule)
export const ruleListValidator = vine.create({ data: vine.array(rule) })

export const createRuleValidator = vine.create({
  name: name(),
  enabled: yesOrNo().optional(),
  stage: vine.enum(stages).optional(),
  condition: condition(),
  actions: actions(),
  stop: yesOrNo().optional(),
})

export const editRuleValidator = vine.create({
  name: name().optional(),
  enabled: yesOrNo().optional(),
  stage: vine.enum(stages).optional(),
  condition: condition().optional(),
  actions: actions().optional(),
  stop: yesOrNo().optional(),
})

export const orderRulesValidator = vine.create({ ids: vine.array(id()).minLength(1).maxLength(5000) })

export const previewRuleValidator = vine.create({ condition: condition(), actions: actions() })

export const previewValidator = vine.create({
  match_count: vine.number(),
  change_count: vine.number(),
  total: vine.number(),
  sample: vine.array(
    vine.object({
      transaction,
      changes: vine.array(
        vine.object({
          field: vine.enum(['payee', 'category', 'memo', 'note', 'tags', 'reviewed']),
          before: vine.string().nullable(),
          after: vine.string().nullable(),
          blocked_by: vine
            .object({
              by: vine.enum(['user', 'rule', 'plugin', 'import', 'split', 'transfer']),
              label: vine.string().nullable(),
            })
            .optional()
            .meta(absentWhenEmpty),
        }),
      ),
    }),
  ),
})

export const applyRuleValidator = vine.create({
  transaction_ids: vine.array(id()).minLength(1).maxLength(5000).optional(),
})
