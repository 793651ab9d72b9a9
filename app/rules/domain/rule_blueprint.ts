import { type Catalogue, fieldOf, ruleFields } from './catalogues.js'
import { type Comparison, type Condition, isAllOf, isAnyOf, isNoneOf } from './condition.js'
import type { Action, Stage } from './rule.js'
import type { RuleTest } from './rule_tests.js'

/*
 * A set of rules as a file. Ids mean nothing in another household, so the file names what each of them was, and whoever opens it says what
 * that is there.
 */

export const BLUEPRINT_SCHEMA = 'rules/1'
export const BLUEPRINT_RULES_MAX = 500

export const referenceKinds = ['account', 'category', 'recurring', 'instance'] as const
export type ReferenceKind = (typeof referenceKinds)[number]

/** Something that rules name by an id. */
export interface BlueprintReference {
  kind: ReferenceKind
  id: number
  /** With the names above it for a category: `Food › Groceries`. */
  name: string
}

/** All that a person writes into a rule; where it stands among the others follows from the order in the file. */
export interface BlueprintRule {
  name: string
  stage: Stage
  condition: Condition
  actions: Action[]
  stop: boolean
  tests: RuleTest[]
}

export interface RuleBlueprint {
  schema: typeof BLUEPRINT_SCHEMA
  references: BlueprintReference[]
  rules: BlueprintRule[]
}

/** What an id of the file is here. */
export type IdOf = (kind: ReferenceKind, id: number) => number

export const referenceKey = (kind: ReferenceKind, id: number) => `${kind} ${id}`

/** The same rule with other ids. */
export function withIds(rule: BlueprintRule, idOf: IdOf): BlueprintRule {
  return {
    ...rule,
    condition: conditionWithIds(rule.condition, idOf),
    actions: rule.actions.map((action) => actionWithIds(action, idOf)),
    tests: rule.tests.map(({ transaction, expected }) => ({
      transaction: {
        ...transaction,
        account_id: idOf('account', transaction.account_id),
        ...(transaction.category_id ? { category_id: idOf('category', transaction.category_id) } : {}),
      },
      expected: {
        ...expected,
        ...(expected.category_id === undefined ? {} : { category_id: idOf('category', expected.category_id) }),
      },
    })),
  }
}

/** Everything that rules name, each once, in the order in which they do. */
export function namedBy(rules: readonly BlueprintRule[]): { kind: ReferenceKind; id: number }[] {
  const found = new Map<string, { kind: ReferenceKind; id: number }>()
  for (const rule of rules)
    withIds(rule, (kind, id) => {
      found.set(referenceKey(kind, id), { kind, id })
      return id
    })
  return [...found.values()]
}

/** The parts of a rule that differ, in the order in which people read them. */
export function differingParts(one: BlueprintRule, other: BlueprintRule): (keyof BlueprintRule)[] {
  const parts = ['stage', 'condition', 'actions', 'stop', 'tests'] as const
  return parts.filter((part) => JSON.stringify(one[part]) !== JSON.stringify(other[part]))
}

/** The same condition with other ids; also one of another trigger than rules have. */
export function conditionWithIds(condition: Condition, idOf: IdOf, catalogue: Catalogue = ruleFields): Condition {
  const inside = (member: Condition) => conditionWithIds(member, idOf, catalogue)
  if (isAllOf(condition)) return { all: condition.all.map(inside) }
  if (isAnyOf(condition)) return { any: condition.any.map(inside) }
  if (isNoneOf(condition)) return { not: inside(condition.not) }
  return comparisonWithIds(condition, idOf, catalogue)
}

function comparisonWithIds(comparison: Comparison, idOf: IdOf, catalogue: Catalogue): Comparison {
  const { field, value } = comparison
  const { type } = fieldOf(catalogue, field)
  if ((type !== 'account' && type !== 'category') || value === undefined || value === null) return comparison
  const mapped = Array.isArray(value) ? (value as number[]).map((id) => idOf(type, id)) : idOf(type, value as number)
  return { ...comparison, value: mapped }
}

function actionWithIds(action: Action, idOf: IdOf): Action {
  switch (action.type) {
    case 'set_category':
      return { ...action, category_id: idOf('category', action.category_id) }
    case 'split':
      return {
        ...action,
        parts: action.parts.map((part) => ({ ...part, category_id: idOf('category', part.category_id) })),
      }
    case 'set_transfer':
      return { ...action, account_id: idOf('account', action.account_id) }
    case 'link_recurring':
      return { ...action, recurring_id: idOf('recurring', action.recurring_id) }
    case 'call_plugin':
      return { ...action, instance_id: idOf('instance', action.instance_id) }
    default:
      return action
  }
}
