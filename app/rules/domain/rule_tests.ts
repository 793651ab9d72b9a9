import type { FieldProblem } from '#core/exceptions'
import { parseAmount } from '#core/money'
import { matchKey } from '#ledger/domain/match_key'
import { compileRules, type Outcome } from './compile_rules.js'
import { HistoryIndex } from './history_index.js'
import type { Rule } from './rule.js'
import { ruleRow, type TransactionFacts } from './row.js'
import type { Surroundings } from './surroundings.js'

export const TESTS_MAX = 20

/** A transaction made up to try a rule on: what is left out is empty. */
export interface TestTransaction {
  payee?: string
  description?: string
  memo?: string
  note?: string
  amount: string
  currency: string
  account_id: number
  date: string
  category_id?: number | null
  tags?: readonly string[]
}

/** What a rule must make of it: only what is named is looked at. */
export interface TestExpectation {
  matches: boolean
  category_id?: number
  payee?: string
  memo?: string
  note?: string
  tags?: readonly string[]
}

/** "This transaction must become …": runs whenever the rule is saved. */
export interface RuleTest {
  transaction: TestTransaction
  expected: TestExpectation
}

/** What the tests of a rule find wrong with it, each with a pointer to the expectation it does not meet. */
export function testProblems(
  rule: Pick<Rule, 'condition' | 'actions'>,
  tests: readonly RuleTest[],
  surroundings: Surroundings & { scaleOf: (currency: string) => number },
): FieldProblem[] {
  const whole: Rule = { ...rule, id: 0, name: '', enabled: true, stage: 'main', position: 0, stop: false }
  // A made-up transaction is the first of its kind.
  const compiled = compileRules([whole], { ...surroundings, history: new HistoryIndex([]) })
  return tests.flatMap(({ transaction, expected }, at) => {
    const facts = factsOf(transaction, surroundings.scaleOf(transaction.currency))
    return differences(facts, compiled.evaluate(ruleRow(facts)), expected).map(([member, message]) => ({
      pointer: `/tests/${at}/expected/${member}`,
      code: 'test',
      message: `Test ${at + 1}: ${message}`,
    }))
  })
}

function factsOf(transaction: TestTransaction, scale: number): TransactionFacts {
  return {
    payee: transaction.payee ?? '',
    description: transaction.description ?? '',
    memo: transaction.memo ?? '',
    note: transaction.note ?? '',
    amountMinor: parseAmount(transaction.amount, scale),
    scale,
    currency: transaction.currency,
    accountId: transaction.account_id,
    date: transaction.date,
    categoryId: transaction.category_id ?? null,
    shape: 'single',
    tags: transaction.tags ?? [],
    reviewed: false,
    excluded: false,
    needsReview: false,
    recurringId: null,
    status: 'posted',
    imported: true,
    provenance: {},
  }
}

function differences(
  facts: TransactionFacts,
  { matched, changes }: Outcome,
  expected: TestExpectation,
): [member: string, message: string][] {
  const found: [string, string][] = []
  const matches = matched.length > 0
  if (matches !== expected.matches)
    found.push(['matches', matches ? 'the rule matches and should not.' : 'the rule does not match and should.'])
  const category = changes.category_id ?? (changes.split || changes.transfer_account_id ? null : facts.categoryId)
  if (expected.category_id !== undefined && category !== expected.category_id)
    found.push(['category_id', 'the category would be another one.'])
  for (const field of ['payee', 'memo', 'note'] as const) {
    const text = changes[field] ?? facts[field]
    if (expected[field] !== undefined && text !== expected[field])
      found.push([field, `the ${field} would be "${text}" instead of "${expected[field]}".`])
  }
  if (expected.tags !== undefined) {
    const removed = new Set(changes.remove_tags)
    const tags = [...facts.tags.filter((tag) => !removed.has(tag)), ...changes.add_tags]
    const keys = (names: readonly string[]) => names.map(matchKey).sort().join('\n')
    if (keys(tags) !== keys(expected.tags)) found.push(['tags', `the tags would be ${tags.join(', ') || 'none'}.`])
  }
  return found
}
