import type { ProblemDetail } from '#lib/api/problem.ts'
import type { Condition, RuleAction, RuleDraft, RuleStage } from '#lib/api/types.ts'
import { ACTIONS } from './actions.ts'

interface ReadRule {
  name?: string
  stage?: RuleStage
  condition: Condition
  actions: RuleAction[]
  stop?: boolean
}

const STAGES: unknown[] = ['pre', 'main', 'post'] satisfies RuleStage[]
const MEMBERS = ['name', 'stage', 'condition', 'actions', 'stop']

/** The part of a rule that is written as JSON, in the order of the form. Its name has a field of its own. */
export function ruleJson({ stage, condition, actions, stop }: RuleDraft): string {
  return JSON.stringify({ stage, condition, actions, stop }, null, 2)
}

/** The text as a rule the builder can show, or why it is none. The server checks fields, operators and values. */
export function readRuleJson(text: string): ReadRule | { problems: ProblemDetail[] } {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch (error) {
    return { problems: [{ pointer: '', code: 'syntax', message: (error as SyntaxError).message }] }
  }
  if (!isObject(read)) return { problems: [problem('', 'A rule is an object with "condition" and "actions".')] }
  const problems = [
    ...memberProblems(read),
    ...conditionProblems(read.condition, '/condition'),
    ...actionProblems(read.actions),
  ]
  return problems.length > 0 ? { problems } : (read as object as ReadRule)
}

/** What would otherwise be written down and not done. */
function memberProblems(rule: Record<string, unknown>): ProblemDetail[] {
  const unknown = Object.keys(rule).filter((name) => !MEMBERS.includes(name))
  const problems = unknown.map((name) =>
    problem(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, `A rule is written as ${MEMBERS.join(', ')}.`),
  )
  if ('stage' in rule && !STAGES.includes(rule.stage))
    problems.push(problem('/stage', `The stage is one of ${STAGES.join(', ')}.`))
  if ('name' in rule && typeof rule.name !== 'string') problems.push(problem('/name', 'A name is text.'))
  if ('stop' in rule && typeof rule.stop !== 'boolean') problems.push(problem('/stop', '"stop" is true or false.'))
  return problems
}

function conditionProblems(condition: unknown, pointer: string): ProblemDetail[] {
  if (!isObject(condition)) return [problem(pointer, 'A condition has a "field", or "all", "any" or "not".')]
  for (const group of ['all', 'any']) {
    if (!(group in condition)) continue
    const members = condition[group]
    if (!Array.isArray(members)) return [problem(`${pointer}/${group}`, 'This must be a list of conditions.')]
    return members.flatMap((member, index) => conditionProblems(member, `${pointer}/${group}/${index}`))
  }
  if ('not' in condition) return conditionProblems(condition.not, `${pointer}/not`)
  if (typeof condition.field !== 'string') return [problem(`${pointer}/field`, 'A condition needs a field.')]
  return typeof condition.op === 'string' ? [] : [problem(`${pointer}/op`, 'A condition needs an operator, "op".')]
}

function actionProblems(actions: unknown): ProblemDetail[] {
  if (!Array.isArray(actions)) return [problem('/actions', 'This must be a list of actions.')]
  const known = ACTIONS.map(({ type }) => type as string)
  return actions.flatMap((action, index) =>
    isObject(action) && known.includes(String(action.type))
      ? []
      : [problem(`/actions/${index}/type`, `An action is one of ${known.join(', ')}.`)],
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const problem = (pointer: string, message: string): ProblemDetail => ({ pointer, code: 'shape', message })
