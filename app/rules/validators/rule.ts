import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { defineComponent } from '#http/operation'
import { absentWhenEmpty, decimalText, id, plainDate, writtenAs } from '#http/validators/shapes'
import { transaction } from '#ledger/validators/transaction'
import { machineFields } from '#ledger/domain/provenance'
import type { Condition } from '../domain/condition.js'
import { obstacles } from '../domain/draft.js'
import { type RuleTest, TESTS_MAX } from '../domain/rule_tests.js'
import { type Action, stages } from '../domain/rule.js'
import { actionComponent, conditionComponent } from './rule_components.js'

defineComponent('Condition', conditionComponent)
defineComponent('RuleAction', actionComponent)

/** Only that something is there is looked at here; domain/check_rule.ts checks what it is, against the language. */
export const described = (component: string) =>
  vine.createRule(() => undefined, {
    name: 'described',
    toJSONSchema: (schema) => {
      delete schema.anyOf
      schema.$ref = `#/components/schemas/${component}`
    },
  })()

export const condition = () => vine.any().use(described('Condition'))
export const actions = () => vine.array(vine.any().use(described('RuleAction')))
const name = () => vine.string().trim().minLength(1).maxLength(100)
const yesOrNo = () => vine.boolean({ strict: true })

const tags = () => vine.array(vine.string().trim().minLength(1).maxLength(60)).maxLength(30)
const text = () => vine.string().maxLength(2000)

/** A made-up transaction, and what the rule must make of it. */
const ruleTest = () =>
  vine.object({
    transaction: vine.object({
      payee: text().optional().meta(absentWhenEmpty),
      description: text().optional().meta(absentWhenEmpty),
      memo: text().optional().meta(absentWhenEmpty),
      note: text().optional().meta(absentWhenEmpty),
      amount: decimalText(),
      currency: vine.string().use(writtenAs(/^[A-Z0-9]{2,12}$/, 'EUR')),
      account_id: id(),
      date: plainDate(),
      category_id: id().nullable().optional().meta(absentWhenEmpty),
      tags: tags().optional().meta(absentWhenEmpty),
    }),
    expected: vine.object({
      matches: yesOrNo(),
      category_id: id().optional().meta(absentWhenEmpty),
      payee: text().optional().meta(absentWhenEmpty),
      memo: text().optional().meta(absentWhenEmpty),
      note: text().optional().meta(absentWhenEmpty),
      tags: tags().optional().meta(absentWhenEmpty),
    }),
  })
export const ruleTests = () => vine.array(ruleTest()).maxLength(TESTS_MAX)
export const ruleTestsValidator = vine.create({ tests: ruleTests() })

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
  /** How special the condition is; see docs/rules.md. */
  specificity: vine.number(),
  tests: vine.array(ruleTest()),
  /** How many transactions hold something that the rule set. */
  change_count: vine.number(),
  last_matched_at: vine.string().nullable(),
})

export interface RuleJson extends Omit<Infer<typeof rule>, 'condition' | 'actions' | 'tests'> {
  condition: Condition
  actions: Action[]
  tests: RuleTest[]
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
  tests: ruleTests().optional(),
})

export const editRuleValidator = vine.create({
  name: name().optional(),
  enabled: yesOrNo().optional(),
  stage: vine.enum(stages).optional(),
  condition: condition().optional(),
  actions: actions().optional(),
  stop: yesOrNo().optional(),
  tests: ruleTests().optional(),
})

export const orderRulesValidator = vine.create({ ids: vine.array(id()).minLength(1).maxLength(5000) })

export const previewRuleValidator = vine.create({
  condition: condition(),
  actions: actions(),
  /** Has the plugins that the actions name say what they would fill in, for the sample. */
  ask_plugins: yesOrNo().optional(),
})

export const previewValidator = vine.create({
  match_count: vine.number(),
  change_count: vine.number(),
  total: vine.number(),
  sample: vine.array(
    vine.object({
      transaction,
      changes: vine.array(
        vine.object({
          field: vine.enum([...machineFields, 'reviewed'] as const),
          before: vine.string().nullable(),
          after: vine.string().nullable(),
          blocked_by: vine
            .object({
              by: vine.enum(['user', 'rule', 'plugin', 'import', ...obstacles]),
              label: vine.string().nullable(),
            })
            .optional()
            .meta(absentWhenEmpty),
        }),
      ),
    }),
  ),
  plugins: vine.object({ asked: vine.number(), problem: vine.string().nullable() }).nullable(),
})

export const applyRuleValidator = vine.create({
  transaction_ids: vine.array(id()).minLength(1).maxLength(5000).optional(),
})
