import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { FieldProblem } from '#core/exceptions'
import type { Action } from './rule.js'
import { actionsSchema, actionTypes } from './rule_schema.js'
import { sharesProblems } from './split_shares.js'
import { explainErrors, missingMember } from './schema_errors.js'

const ajv = new Ajv({ allErrors: true, verbose: true, discriminator: true })
const isActions: ValidateFunction<Action[]> = ajv.compile(actionsSchema)

/** What is wrong with a list of actions, each with a JSON pointer below `pointer`. */
export function actionsProblems(actions: unknown, pointer = '/actions'): FieldProblem[] {
  if (!isActions(actions)) return explainErrors(isActions.errors!, pointer, describe)
  return actions.flatMap((action, at) =>
    action.type === 'split' ? sharesProblems(action.parts, `${pointer}/${at}/parts`) : [],
  )
}

function describe({ keyword, params }: ErrorObject, pointer: string): FieldProblem | undefined {
  if (keyword !== 'discriminator') return undefined
  const { tag, tagValue } = params as { tag: string; tagValue: unknown }
  const place = `${pointer}/${tag}`
  if (tagValue === undefined) return { pointer: place, code: 'required', message: missingMember(tag) }
  const given = typeof tagValue === 'string' ? `"${tagValue.slice(0, 40)}"` : 'This'
  const message = `${given} is not an action. Possible are ${actionTypes.join(', ')}.`
  return { pointer: place, code: 'unknown', message }
}
