import { test } from '@japa/runner'
import { compileRules } from '#rules/domain/compile_rules'
import { listDifferences } from '#rules/domain/differences'
import { inBatches, outcomeOfFilled } from '#rules/domain/plugin_calls'
import { ruleRow, type TransactionFacts } from '#rules/domain/row'
import type { Action, Rule } from '#rules/domain/rule'
import { factsOf, makeRule } from '#tests/support/rules'

const person = { by: 'user', label: 'Ada' } as const
const doing = (...actions: Action[]): Partial<Rule> => ({ actions })
const names = { accounts: new Map<number, string>(), recurring: new Map([[9, 'Rent']]) }

function outcomeFor(drafts: Partial<Rule>[], facts: Partial<TransactionFacts> = {}) {
  return compileRules(drafts.map((draft) => makeRule(draft))).evaluate(ruleRow(factsOf(facts)))
}

test.group('Marks that rules make', () => {
  test('leave a transaction out of reports once, and not where a person put it back', ({ assert }) => {
    const exclude = [doing({ type: 'exclude_from_reports' })]
    assert.deepInclude(outcomeFor(exclude).changes, { excluded: true })
    assert.isFalse(outcomeFor(exclude, { excluded: true }).changed)
    const kept = outcomeFor(exclude, { provenance: { excluded: person } })
    assert.isFalse(kept.changed)
    assert.deepEqual(kept.blocked, [{ field: 'excluded', after: 'yes', by: 'user', label: 'Ada' }])
  })

  test('ask for a review, unless a person has reviewed it or said that it needs none', ({ assert }) => {
    const flag = [doing({ type: 'set_review' })]
    assert.isTrue(outcomeFor(flag).changes.needs_review)
    assert.isFalse(outcomeFor(flag, { reviewed: true }).changed)
    assert.lengthOf(outcomeFor(flag, { provenance: { needs_review: person } }).blocked, 1)
  })

  test('of several rules about the review the last one wins', ({ assert }) => {
    const both = outcomeFor([doing({ type: 'mark_reviewed' }), doing({ type: 'set_review' })])
    assert.deepEqual([both.changes.reviewed, both.changes.needs_review], [undefined, true])
    const cleared = outcomeFor([doing({ type: 'set_review' }), doing({ type: 'clear_review' })])
    assert.isFalse(cleared.changed)
    const done = outcomeFor([doing({ type: 'mark_reviewed' })], { reviewed: true, needsReview: true })
    assert.deepEqual([done.changed, done.changes.needs_review], [true, false])
  })

  test('are seen by later rules', ({ assert }) => {
    const outcome = outcomeFor([
      doing({ type: 'exclude_from_reports' }),
      { condition: { field: 'excluded', op: 'is', value: true }, actions: [{ type: 'add_tag', tag: 'Private' }] },
    ])
    assert.deepEqual(outcome.changes.add_tags, ['Private'])
  })

  test('are told with the name of the recurring payment', ({ assert }) => {
    const facts = factsOf({ recurringId: null })
    const outcome = outcomeFor([doing({ type: 'link_recurring', recurring_id: 9 })])
    assert.deepEqual(listDifferences(facts, outcome, names), [{ field: 'recurring', before: null, after: 'Rent' }])
  })
})

test.group('Plugins that rules ask', () => {
  const call = { type: 'call_plugin', instance_id: 1, action: 'tidy' } as const

  test('are noted and change nothing by themselves', ({ assert }) => {
    const outcome = outcomeFor([doing(call)])
    assert.isFalse(outcome.changed)
    assert.deepEqual(
      outcome.calls.map((each) => each.call),
      [call],
    )
  })

  test('are asked about many transactions at once, each rule by itself', ({ assert }) => {
    const setters = [
      { by: 'rule', id: 1, label: 'A' },
      { by: 'rule', id: 2, label: 'B' },
    ] as const
    const asked = [1, 2, 3, 4].flatMap((transactionId) =>
      setters.map((setter) => ({ transactionId, call: { ...call }, setter })),
    )
    assert.deepEqual(
      inBatches(asked, 3).map(({ setter, ids }) => [setter.id, ids]),
      [
        [1, [1, 2, 3]],
        [2, [1, 2, 3]],
        [1, [4]],
        [2, [4]],
      ],
    )
  })

  test('set what a person has not set', ({ assert }) => {
    const setter = { by: 'rule', id: 1, label: 'A' } as const
    const facts = factsOf({ provenance: { note: person } })
    const outcome = outcomeOfFilled(facts, { payee: 'Spotify', note: 'x', tags: ['Music', ' '], category: '7' }, setter)
    assert.deepInclude(outcome.changes, { payee: 'Spotify', category_id: 7, add_tags: ['Music'] })
    assert.notProperty(outcome.changes, 'note')
    assert.deepEqual(outcome.setBy.payee, setter)
    assert.isFalse(outcomeOfFilled(facts, null, setter).changed)
  })
})
