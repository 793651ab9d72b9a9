import { test } from '@japa/runner'
import { withLimit } from '#lib/features/automations/loop_limits.ts'
import { momentKey, momentOptions, momentsIn } from '#lib/features/automations/moments.ts'
import { conditionTriggerOf, conditionTriggerOfEvent, triggerWords } from '#lib/features/automations/words.ts'

test.group('Limits against circles', () => {
  test('say only what is not as usual', ({ assert }) => {
    assert.isUndefined(withLimit(undefined, 'max_depth', ''))
    assert.deepEqual(withLimit(undefined, 'max_depth', '2'), { max_depth: 2 })
    assert.isUndefined(withLimit({ max_depth: 2 }, 'max_depth', ''))
    assert.deepEqual(withLimit({ max_depth: 2 }, 'react_to_own', true), { max_depth: 2, react_to_own: true })
    assert.isUndefined(withLimit({ react_to_own: true }, 'react_to_own', false))
  })

  test('tell how often together with within what time', ({ assert }) => {
    const set = withLimit({ max_depth: 2 }, 'count', '3')
    assert.deepEqual(set, { max_depth: 2, per_entity: { count: 3, minutes: 10 } })
    assert.deepEqual(withLimit(set, 'minutes', '60'), { max_depth: 2, per_entity: { count: 3, minutes: 60 } })
    assert.deepEqual(withLimit(set, 'count', ''), { max_depth: 2 })
    assert.equal(withLimit(set, 'count', 'often'), set, 'no number changes nothing')
  })
})

test.group('Triggers of automations', () => {
  test('offer what people choose, and keep what was said otherwise', ({ assert }) => {
    const offered = momentOptions('account', ['archived'])
    assert.include(
      offered.map(({ label }) => label),
      'is archived',
    )
    assert.lengthOf(momentOptions('account', ['archived', 'deleted']), offered.length + 1)
    assert.lengthOf(momentOptions('posting', ['changed', 'created']), 4, 'in any order')
    for (const { value } of offered) assert.equal(momentKey(momentsIn(value)), value)
  })

  test('have words, and fields for a condition', ({ assert }) => {
    const words = [
      triggerWords({ type: 'account', on: ['opened', 'archived'] }),
      triggerWords({ type: 'posting', on: ['created'] }),
      triggerWords({ type: 'transaction', on: ['created', 'changed'] }),
    ]
    assert.deepEqual(words, [
      'an account is opened or is archived',
      'a part of a transaction arrives',
      'a transaction arrives or changes',
    ])
    assert.equal(conditionTriggerOf([{ type: 'account', on: ['opened'] }]), 'account')
    assert.equal(conditionTriggerOf([{ type: 'posting', on: ['created'] }, { type: 'manual' }]), 'posting')
    assert.isNull(
      conditionTriggerOf([
        { type: 'posting', on: ['created'] },
        { type: 'transaction', on: ['created'] },
      ]),
    )
    assert.equal(conditionTriggerOfEvent({ kind: 'posting.created', posting: {}, transaction: {} }), 'posting')
    assert.equal(conditionTriggerOfEvent({ kind: 'account.archived', account: {} }), 'account')
  })
})
