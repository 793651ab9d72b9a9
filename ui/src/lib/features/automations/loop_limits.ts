import type { AutomationDocument } from '#lib/api/automations.ts'

type Loop = NonNullable<AutomationDocument['loop']>
type Limit = 'react_to_own' | 'max_depth' | 'count' | 'minutes'

/** What holds where nothing is said. */
export const LOOP_USUAL = { max_depth: 4, count: 10, minutes: 10 }

/**
 * The limits with one of them as somebody set or typed it. An empty field is as usual, what is no whole number changes nothing, and where
 * all is as usual nothing is said. How often and within what time are told together, so one that is set brings the usual other along.
 */
export function withLimit(loop: Loop | undefined, limit: Limit, given: string | boolean): Loop | undefined {
  const next: Loop = { ...loop }
  if (limit === 'react_to_own') {
    if (given === true) next.react_to_own = true
    else delete next.react_to_own
    return saidOf(next)
  }
  const number = given === '' ? undefined : Number(given)
  if (number !== undefined && !Number.isInteger(number)) return loop
  if (limit === 'max_depth') {
    if (number === undefined) delete next.max_depth
    else next.max_depth = number
  } else if (number === undefined) delete next.per_entity
  else next.per_entity = { count: LOOP_USUAL.count, minutes: LOOP_USUAL.minutes, ...loop?.per_entity, [limit]: number }
  return saidOf(next)
}

const saidOf = (loop: Loop): Loop | undefined => (Object.keys(loop).length === 0 ? undefined : loop)
