import { compileComparison, type CostedTest, type Test } from './comparison.js'
import { type Condition, isAllOf, isAnyOf, isNoneOf } from './condition.js'

/** Turns a checked condition into a closure. Conditions have no effects, so the cheap parts of a group may go first. */
export function compileCondition(condition: Condition): Test {
  return compile(condition).test
}

function compile(condition: Condition): CostedTest {
  if (isAllOf(condition)) return compileGroup(condition.all, allOf)
  if (isAnyOf(condition)) return compileGroup(condition.any, anyOf)
  if (isNoneOf(condition)) {
    const { test, cost } = compile(condition.not)
    return { test: (row) => !test(row), cost }
  }
  return compileComparison(condition)
}

function compileGroup(members: readonly Condition[], join: (tests: readonly Test[]) => Test): CostedTest {
  const parts = members.map(compile).sort((a, b) => a.cost - b.cost)
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
