import { test } from '@japa/runner'
import { sharedWords } from '#rules/domain/shared_words'
import type { Condition } from '#rules/domain/condition'
import { ConflictCounter } from '#rules/domain/rule_conflicts'
import type { Rule } from '#rules/domain/rule'
import { testProblems } from '#rules/domain/rule_tests'
import { specificityOf } from '#rules/domain/specificity'
import { RuleTracer } from '#rules/domain/trace_rules'
import { makeRule, rowOf } from '#tests/support/rules'

const about = (value: string): Condition => ({ field: 'payee', op: 'contains', value })
const category = (id: number): Partial<Rule> => ({ actions: [{ type: 'set_category', category_id: id }] })

/** What is found among rules, over transactions with the given payees, as `kind rule by count`. */
function findings(rules: Rule[], payees: string[]): string[] {
  const tracer = new RuleTracer(rules, {})
  const counter = new ConflictCounter(tracer.rules)
  for (const payee of payees) counter.count(tracer.trace(rowOf({ payee })))
  const nameOf = (id: number | null) => rules.find((rule) => rule.id === id)?.name ?? '-'
  return counter
    .findings()
    .map((one) => `${one.kind} ${nameOf(one.rule_id)} ${nameOf(one.by_rule_id)} ${one.transaction_count}`)
}

test.group('Conflicts', () => {
  test('are rules that set the same field of the same transaction', ({ assert }) => {
    const rules = [
      makeRule({ name: 'shop', condition: about('shop'), ...category(1) }),
      makeRule({ name: 'book', condition: about('book'), ...category(2) }),
    ]
    assert.deepEqual(findings(rules, ['shop', 'bookshop', 'book']), ['conflict shop book 1'])
    assert.deepEqual(findings(rules, ['bookshop', 'a bookshop']), ['overridden shop book 2'])
    assert.deepEqual(findings(rules, ['shop', 'book']), [])
  })

  test('are no conflicts when each adds a tag', ({ assert }) => {
    const tagged = (name: string) =>
      makeRule({ name, condition: about('shop'), actions: [{ type: 'add_tag', tag: name }] })
    assert.deepEqual(findings([tagged('a'), tagged('b')], ['shop']), [])
  })

  test('name rules that are never asked, and those that match nothing', ({ assert }) => {
    const stopping = makeRule({ name: 'all', condition: about('shop'), stop: true, ...category(1) })
    const books = makeRule({ name: 'books', condition: about('book'), ...category(2) })
    assert.deepEqual(findings([stopping, books], ['bookshop']), ['stopped books all 1'])
    assert.deepEqual(findings([stopping, books], ['bookshop', 'book']), [])
    assert.deepEqual(findings([books], ['shop']), ['unused books - 0'])
  })

  test('follow from the rules where no transaction can tell', ({ assert }) => {
    const stopping = makeRule({ name: 'all', condition: about('shop'), stop: true, ...category(1) })
    const narrow = makeRule({ name: 'narrow', condition: about('bookshop'), ...category(2) })
    assert.include(findings([stopping, narrow], []), 'stopped narrow all 0')
    const renaming = makeRule({
      name: 'renaming',
      position: stopping.position,
      condition: about('x'),
      actions: [{ type: 'set_payee', payee: 'bookshop' }],
    })
    assert.notInclude(findings([stopping, renaming, narrow], []), 'stopped narrow all 0')
  })
})

test.group('Specificity', () => {
  test('puts general conditions before special ones', ({ assert }) => {
    const general: Condition = { field: 'direction', op: 'is', value: 'out' }
    const ordered: Condition[] = [
      { not: about('shop') },
      general,
      about('shop'),
      { all: [general, about('shop')] },
      { field: 'payee', op: 'one_of', value: ['a', 'b'] },
      { field: 'payee', op: 'is', value: 'shop' },
      { all: [{ field: 'payee', op: 'is', value: 'shop' }, about('x')] },
    ]
    const values = ordered.map(specificityOf)
    assert.deepEqual(
      [...values].sort((a, b) => a - b),
      values,
    )
    assert.equal(
      specificityOf({ any: [about('x'), { field: 'payee', op: 'is', value: 'y' }] }),
      specificityOf(about('x')),
    )
  })
})

test.group('Tests of a rule', () => {
  const rule = { condition: about('shop'), actions: [{ type: 'add_tag', tag: 'Fun' }] as Rule['actions'] }
  const made = { amount: '-5.00', currency: 'EUR', account_id: 1, date: '2026-03-31' }
  const problems = (expected: object, payee = 'Bookshop') =>
    testProblems(rule, [{ transaction: { ...made, payee }, expected: { matches: true, ...expected } }], {
      scaleOf: () => 2,
    }).map(({ pointer, message }) => `${pointer} ${message}`)

  test('pass when the transaction becomes what it must', ({ assert }) => {
    assert.deepEqual(problems({ tags: ['fun'] }), [])
    assert.deepEqual(problems({ matches: false }, 'Baker'), [])
  })

  test('tell what it would become instead', ({ assert }) => {
    assert.deepEqual(problems({}, 'Baker'), ['/tests/0/expected/matches Test 1: the rule does not match and should.'])
    assert.deepEqual(problems({ payee: 'Books', tags: ['Fun', 'Books'] }), [
      '/tests/0/expected/payee Test 1: the payee would be "Bookshop" instead of "Books".',
      '/tests/0/expected/tags Test 1: the tags would be Fun.',
    ])
  })
})

test.group('Common words', () => {
  test('are the longest run that all texts have, without numbers', ({ assert }) => {
    assert.equal(
      sharedWords(['VISA 1234 Corner Shop Berlin', 'SEPA Corner Shop Berlin 99', 'corner shop berlin']),
      'corner shop berlin',
    )
    assert.isNull(sharedWords(['12345678 1', '12345678 2']))
    assert.isNull(sharedWords(['abc', 'xyz']))
  })
})
