import { type Catalogue, fieldOf, ruleFields } from './catalogues.js'
import { compileComparison } from './comparison.js'
import { type Condition, isAllOf, isAnyOf, isNoneOf } from './condition.js'
import type { Surroundings } from './surroundings.js'
import type { CostedTest, Prepared, Test } from './test.js'

/** Turns a checked condition into a closure. Conditions have no effects, so the cheap parts of a group may go first. */
export function compileCondition<Row extends object = Prepared>(
  condition: Condition,
  surroundings: Surroundings = {},
  catalogue: Catalogue = ruleFields,
): Test<Row> {
  return compile(condition, catalogue, surroundings).test as Test<Row>
}

function compile(condition: Condition, catalogue: Catalogue, surroundings: Surroundings): CostedTest {
  const group = (members: readonly Condition[], join: (tests: readonly Test[]) => Test) =>
    joined(
      members.map((member) => compile(member, catalogue, surroundings)),
      join,
    )
  if (isAllOf(condition)) return group(condition.all, allOf)
  if (isAnyOf(condition)) return group(condition.any, anyOf)
  if (isNoneOf(condition)) {
    const { test, cost } = compile(condition.not, catalogue, surroundings)
    return { test: (row) => !test(row), cost }
  }
  return compileComparison(condition, fieldOf(catalogue, condition.field), surroundings)
}

function joined(members: readonly CostedTest[], join: (tests: readonly Test[]) => Test): CostedTest {
  const parts = [...members].sort((a, b) => a.cost - b.cost)
  const cost = parts.reduce((sum, part) => sum + part.cost, 0)
  return { test: parts.length === 1 ? parts[0].test : join(parts.map((part) => part.test)), cost }
}

function allOf(tests: readonly Test[]): Test {
  return (row) => {
    for (const test of tests) if (!test(row)) return false
    return true
  }
}

function anyOf(tests: readonly Test[]): Test {
  return (row) => {
    for (const test of tests) if (test(row)) return true
    return false
  }
}
