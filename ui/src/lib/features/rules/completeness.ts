import type { Condition, FieldCondition, RuleAction } from '#lib/api/types.ts'
import { PART_OF_BODY } from './catalogue.ts'

/** Parts somebody has not filled in yet are simply not asked about, so that matches show while a rule is being written. */
export function isFilled({ field, op, value }: FieldCondition): boolean {
  if (field === PART_OF_BODY) return false
  if (op === 'is_empty' || op === 'changed') return true
  const isEmpty = (one: unknown) =>
    one === '' || one === null || one === undefined || (one === 0 && IDS.includes(field))
  return Array.isArray(value) ? value.length > 0 && !value.some(isEmpty) : !isEmpty(value)
}

/** Fields whose values are ids, of which none is 0. */
const IDS = ['account', 'category']

/** The filled-in part of a condition; null when there is none. */
export function filledPart(condition: Condition): Condition | null {
  if ('all' in condition) return group(condition.all, (all) => ({ all }))
  if ('any' in condition) return group(condition.any, (any) => ({ any }))
  if ('not' in condition) {
    const inner = filledPart(condition.not)
    return inner && { not: inner }
  }
  return isFilled(condition) ? condition : null
}

function group(members: Condition[], wrap: (members: Condition[]) => Condition): Condition | null {
  const filled = members.map(filledPart).filter((member): member is Condition => member !== null)
  return filled.length > 0 ? wrap(filled) : null
}

/**
 * What is sent leaves out what nobody has filled in. Where a pointer into that leads in the whole; both begin at the condition.
 */
export function pointerInWhole(whole: Condition, pointer: string): string {
  if ('not' in whole && pointer.startsWith('/not'))
    return `/not${pointerInWhole(whole.not, pointer.slice('/not'.length))}`
  const [step, kind, place] = /^\/(all|any)\/(\d+)/.exec(pointer) ?? []
  const members = 'all' in whole ? whole.all : 'any' in whole ? whole.any : []
  const at = step === undefined ? undefined : placeInWhole(members, filledPart, Number(place))
  if (step === undefined || at === undefined) return pointer
  return `/${kind}/${at}${pointerInWhole(members[at]!, pointer.slice(step.length))}`
}

/** Where the one at a place among those that are filled in stands among all. */
export function placeInWhole<One>(all: One[], isWhole: (one: One) => unknown, place: number): number | undefined {
  return all.flatMap((one, at) => (isWhole(one) ? [at] : []))[place]
}

export function isFilledAction(action: RuleAction): boolean {
  if ('category_id' in action) return action.category_id > 0
  if ('account_id' in action) return action.account_id > 0
  if ('recurring_id' in action) return action.recurring_id > 0
  if ('instance_id' in action) return action.instance_id > 0 && action.action !== ''
  if ('parts' in action) return action.parts.every((part) => part.category_id > 0)
  if ('payee' in action) return action.payee.trim() !== ''
  if ('tag' in action) return action.tag.trim() !== ''
  // An emptied memo or note is a wish, too; adding nothing to one is none.
  return action.type !== 'append_note' || action.text !== ''
}
