import { currencyScale } from '#commodities/domain/currencies'
import { InvalidInputException } from '#core/exceptions'
import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { conditionProblems } from '../domain/check_condition.js'
import { actionsProblems } from '../domain/check_rule.js'
import type { Condition } from '../domain/condition.js'
import { referenceProblems } from '../domain/references.js'
import type { Action, Rule } from '../domain/rule.js'
import { type RuleTest, testProblems } from '../domain/rule_tests.js'
import { loadRuleReferences } from './load_rules.js'
import { readRuleSurroundings } from './read_surroundings.js'

/** A condition and actions as somebody sent them. */
export interface RuleDraft {
  condition?: unknown
  actions: readonly unknown[]
}

/**
 * Accepts a condition and actions that are of the language and name what is there. Everything else is refused with a pointer into the
 * request.
 * @throws InvalidInputException
 */
export async function requireValidRule(
  queries: Queries,
  { condition, actions }: RuleDraft,
): Promise<Pick<Rule, 'condition' | 'actions'>> {
  const malformed = [...conditionProblems(condition), ...actionsProblems(actions)]
  if (malformed.length > 0) throw new InvalidInputException(malformed)
  const valid = { condition: condition as Condition, actions: actions as Action[] }
  const dangling = referenceProblems(valid, await loadRuleReferences(queries))
  if (dangling.length > 0) throw new InvalidInputException(dangling)
  return valid
}

/**
 * Runs the tests attached to a rule. A rule that fails one is not saved: either the rule is wrong or the test is.
 * @throws InvalidInputException with a pointer to each expectation that is not met.
 */
export async function requirePassedTests(
  queries: Queries,
  rule: Pick<Rule, 'condition' | 'actions'>,
  tests: readonly RuleTest[],
  today: PlainDate,
): Promise<void> {
  if (tests.length === 0) return
  // For its tests a rule is alone with one transaction: nobody looks back.
  const { currencyOf } = await readRuleSurroundings(queries, today, [rule], [])
  const problems = testProblems(rule, tests, { today, currencyOf, scaleOf: currencyScale })
  if (problems.length > 0) throw new InvalidInputException(problems)
}
