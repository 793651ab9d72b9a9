import type { ErrorObject } from 'ajv'
import type { FieldProblem } from '#core/exceptions'

const PROBLEMS_MAX = 20

/** Says what is special about an error, or nothing. */
type Describe = (error: ErrorObject, pointer: string) => FieldProblem | undefined

/** Errors of a branch's own rules only: that an `if` or a `oneOf` failed says nothing a person can use. */
export function explainErrors(errors: readonly ErrorObject[], base: string, describe: Describe): FieldProblem[] {
  const telling = errors.filter(({ keyword }) => keyword !== 'if' && keyword !== 'oneOf')
  const problems = telling.map((error) => {
    const pointer = base + error.instancePath
    return describe(error, pointer) ?? describePlainly(error, pointer)
  })
  const distinct = new Map(problems.map((problem) => [`${problem.pointer} ${problem.message}`, problem]))
  return [...distinct.values()].slice(0, PROBLEMS_MAX)
}

function describePlainly({ params, keyword, parentSchema }: ErrorObject, pointer: string): FieldProblem {
  if (keyword === 'required') {
    const member = params.missingProperty as string
    return { pointer: `${pointer}/${member}`, code: 'required', message: missingMember(member) }
  }
  if (keyword === 'additionalProperties') {
    const name = params.additionalProperty as string
    return { pointer: `${pointer}/${name}`, code: 'unknown', message: `There is no member "${name}" here.` }
  }
  const { description } = parentSchema as { description?: string }
  return { pointer, code: keyword, message: `The value must be ${description ?? 'something else'}.` }
}

export function missingMember(member: string): string {
  if (member === 'field') return 'A condition needs a field, or "all", "any" or "not".'
  return `"${member}" is missing.`
}
