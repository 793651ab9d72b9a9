import type { FieldProblem } from '#core/exceptions'
import { comparisonsOf } from './condition.js'
import type { Rule } from './rule.js'

/** The ids that a household's rules may name. */
export interface References {
  accounts: ReadonlySet<number>
  categories: ReadonlySet<number>
}

/** What a rule names that is not there, each with a pointer to where it does. */
export function referenceProblems(
  { condition, actions }: Pick<Rule, 'condition' | 'actions'>,
  { accounts, categories }: References,
): FieldProblem[] {
  const problems: FieldProblem[] = []
  for (const { comparison, pointer } of comparisonsOf(condition, '/condition')) {
    const ids = [comparison.value ?? []].flat() as number[]
    const place = `${pointer}/value`
    if (comparison.field === 'account' && !ids.every((id) => accounts.has(id)))
      problems.push({ pointer: place, code: 'account', message: 'It asks for an account that is not there.' })
    if (comparison.field === 'category' && !ids.every((id) => categories.has(id)))
      problems.push({ pointer: place, code: 'category', message: 'It asks for a category that is not there.' })
  }
  actions.forEach((action, at) => {
    if (action.type !== 'set_category' || categories.has(action.category_id)) return
    const pointer = `/actions/${at}/category_id`
    problems.push({ pointer, code: 'category', message: 'It sets a category that is not there.' })
  })
  return problems
}
