import type { ChangeSet } from '#changes/change_set'
import { type Condition, comparisonsOf, type ComparisonValue } from '../domain/condition.js'
import type { Action } from '../domain/rule.js'

interface RuleRow {
  id: number
  condition: string
  actions: string
}

/** Rules that name a category go on with the one it was merged into. */
export async function followMergedCategory(changes: ChangeSet, from: number, into: number): Promise<void> {
  for (const rule of await changes.all<RuleRow>('SELECT id, condition, actions FROM rules')) {
    const condition = JSON.parse(rule.condition) as Condition
    for (const { comparison } of comparisonsOf(condition))
      if (comparison.field === 'category') comparison.value = replaced(comparison.value, from, into)
    const actions = (JSON.parse(rule.actions) as Action[]).map((action) =>
      action.type === 'set_category' && action.category_id === from ? { ...action, category_id: into } : action,
    )
    await changes.update('rules', rule.id, { condition: JSON.stringify(condition), actions: JSON.stringify(actions) })
  }
}

function replaced(value: ComparisonValue | undefined, from: number, into: number): ComparisonValue | undefined {
  if (value === from) return into
  if (!Array.isArray(value)) return value
  return (value as number[]).map((one) => (one === from ? into : one))
}
