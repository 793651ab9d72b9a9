import type { FieldProblem } from '#core/exceptions'
import { type Catalogue, fieldOf, ruleFields } from './catalogues.js'
import { comparisonsOf, type Condition } from './condition.js'
import type { Action, Rule } from './rule.js'

/** The ids that a household's conditions and rules may name. */
export interface References {
  accounts: ReadonlySet<number>
  categories: ReadonlySet<number>
}

/** What whole rules may name besides. */
export interface RuleReferences extends References {
  recurring: ReadonlySet<number>
  /** Plugins that are set up. */
  instances: ReadonlySet<number>
}

/** What a condition names that is not there, each with a pointer to where it does. */
export function conditionReferenceProblems(
  condition: Condition,
  { accounts, categories }: References,
  pointer = '/condition',
  catalogue: Catalogue = ruleFields,
): FieldProblem[] {
  return comparisonsOf(condition, pointer).flatMap(({ comparison, pointer: place }) => {
    const { type } = fieldOf(catalogue, comparison.field)
    const ids = [comparison.value ?? []].flat() as number[]
    if (type === 'account' && !ids.every((id) => accounts.has(id)))
      return [{ pointer: `${place}/value`, code: 'account', message: 'It asks for an account that is not there.' }]
    if (type === 'category' && !ids.every((id) => categories.has(id)))
      return [{ pointer: `${place}/value`, code: 'category', message: 'It asks for a category that is not there.' }]
    return []
  })
}

/** The same for a whole rule. */
export function referenceProblems(
  { condition, actions }: Pick<Rule, 'condition' | 'actions'>,
  references: RuleReferences,
): FieldProblem[] {
  const problems = conditionReferenceProblems(condition, references)
  return [
    ...problems,
    ...actions.flatMap((action, at) => actionReferenceProblems(action, `/actions/${at}`, references)),
  ]
}

function actionReferenceProblems(
  action: Action,
  pointer: string,
  { accounts, categories, recurring, instances }: RuleReferences,
): FieldProblem[] {
  if (action.type === 'link_recurring' && !recurring.has(action.recurring_id)) {
    const message = 'It links to a recurring payment that is not there.'
    return [{ pointer: `${pointer}/recurring_id`, code: 'recurring', message }]
  }
  if (action.type === 'call_plugin' && !instances.has(action.instance_id)) {
    const message = 'It asks a plugin that is not set up any more.'
    return [{ pointer: `${pointer}/instance_id`, code: 'instance', message }]
  }
  if (action.type === 'set_transfer' && !accounts.has(action.account_id)) {
    const message = 'It makes a transfer to an account that is not there.'
    return [{ pointer: `${pointer}/account_id`, code: 'account', message }]
  }
  return categoriesSetBy(action, pointer)
    .filter(({ category }) => !categories.has(category))
    .map((place) => ({ pointer: place.pointer, code: 'category', message: 'It sets a category that is not there.' }))
}

/** The categories an action names, each with where it does. */
function categoriesSetBy(action: Action, pointer: string): { category: number; pointer: string }[] {
  if (action.type === 'set_category') return [{ category: action.category_id, pointer: `${pointer}/category_id` }]
  if (action.type !== 'split') return []
  return action.parts.map(({ category_id: category }, at) => ({
    category,
    pointer: `${pointer}/parts/${at}/category_id`,
  }))
}
