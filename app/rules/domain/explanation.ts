import { bodyPath, parsedBody, partOf } from './body_path.js'
import { type Catalogue, fieldOf } from './catalogues.js'
import { compileComparison } from './comparison.js'
import { type Comparison, type Condition, isAllOf, isAnyOf, isNoneOf } from './condition.js'
import { months, weekdays } from './field_types.js'
import { weekdayNumber } from './occurrence.js'
import type { FactValue, Facts } from './facts.js'
import type { AmountFact } from './row.js'
import type { Surroundings } from './surroundings.js'
import type { Prepared } from './test.js'

/** A condition with what came of each of its parts: the same tree. */
export type Explanation =
  | { holds: boolean; all: Explanation[] }
  | { holds: boolean; any: Explanation[] }
  | { holds: boolean; not: Explanation }
  | { holds: boolean; field: string; op: Comparison['op']; wanted: Comparison['value'] | null; found: FactValue }

interface Explained {
  catalogue: Catalogue
  surroundings: Surroundings
  /** As written, for people to read. */
  facts: Facts
  /** As compared. */
  row: Prepared
}

/** Every part is looked at, also those that evaluating would have skipped. */
export function explainCondition(condition: Condition, about: Explained): Explanation {
  if (isAllOf(condition)) {
    const all = condition.all.map((member) => explainCondition(member, about))
    return { holds: all.every(({ holds }) => holds), all }
  }
  if (isAnyOf(condition)) {
    const any = condition.any.map((member) => explainCondition(member, about))
    return { holds: any.some(({ holds }) => holds), any }
  }
  if (isNoneOf(condition)) {
    const not = explainCondition(condition.not, about)
    return { holds: !not.holds, not }
  }
  const { field, op, value } = condition
  const { test } = compileComparison(condition, fieldOf(about.catalogue, field), about.surroundings)
  return { holds: test(about.row), field, op, wanted: value ?? null, found: found(field, about) }
}

function found(name: string, { catalogue, facts }: Explained): FactValue {
  const { type, source } = fieldOf(catalogue, name)
  if (type === 'json') return foundPart(facts[source], name)
  const fact = facts[source] ?? null
  if (fact === null) return null
  switch (type) {
    case 'currency':
      return (fact as AmountFact).currency
    case 'direction':
      return (fact as AmountFact).minor > 0 ? 'in' : 'out'
    case 'weekday':
      return weekdays[weekdayNumber(fact as string)]
    case 'month':
      return months[Number((fact as string).slice(5, 7)) - 1]
    case 'day_of_month':
      return Number((fact as string).slice(8))
    default:
      return fact
  }
}

/** A part that holds others is told as JSON. */
function foundPart(body: unknown, field: string): FactValue {
  const part = partOf(parsedBody(body), bodyPath(field)!) ?? null
  return typeof part === 'object' && part !== null ? JSON.stringify(part) : (part as FactValue)
}
