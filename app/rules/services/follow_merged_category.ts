import type { ChangeSet } from '#changes/change_set'
import { type Condition, comparisonsOf, type ComparisonValue } from '../domain/condition.js'
import type { Action } from '../domain/rule.js'
import type { RuleTest } from '../domain/rule_tests.js'

interface RuleRow {
  id: number
  condition: string
  actions: string
  tests: string
}

/** Rules that name a category go on with the one it was merged into. */
export async function followMergedCategory(changes: ChangeSet, from: number, into: number): Promise<void> {
  const follow = <Id extends number | null | undefined>(id: Id) => (id === from ? into : id)
  for (const rule of await changes.all<RuleRow>('SELECT id, condition, actions, tests FROM rules')) {
    const condition = JSON.parse(rule.condition) as Condition
    for (const { comparison } of comparisonsOf(condition))
      if (comparison.field === 'category') comparison.value = replaced(comparison.value, from, into)
    const actions = (JSON.parse(rule.actions) as Action[]).map((action): Action => {
      if (action.type === 'set_category') return { ...action, category_id: follow(action.category_id) }
      if (action.type !== 'split') return action
      return { ...action, parts: action.parts.map((part) => ({ ...part, category_id: follow(part.category_id) })) }
    })
    const tests = (JSON.parse(rule.tests) as RuleTest[]).map(({ transaction, expected }) => ({
      transaction: following(transaction, follow),
      expected: following(expected, follow),
    }))
    await changes.update('rules', rule.id, {
      condition: JSON.stringify(condition),
      actions: JSON.stringify(actions),
      tests: JSON.stringify(tests),
    })
  }
}

type Follow = (id: number | null | undefined) => number | null | undefined

function following<Part extends object>(part: Part, follow: Follow): Part {
  return 'category_id' in part ? { ...part, category_id: follow(part.category_id as number | null) } : part
}

function replaced(value: ComparisonValue | undefined, from: number, into: number): ComparisonValue | undefined {
  if (value === from) return into
  if (!Array.isArray(value)) return value
  return (value as number[]).map((one) => (one === from ? into : one))
}
