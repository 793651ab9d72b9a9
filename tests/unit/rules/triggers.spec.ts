import { test } from '@japa/runner'
import {
  checkCondition,
  compileFor,
  type Condition,
  explainFor,
  fieldsOf,
  type Trigger,
  triggers,
} from '#rules/domain/triggers'

const nothing = { accounts: new Set<number>(), categories: new Set<number>() }
const euros = (minor: number) => ({ minor, scale: 2, currency: 'EUR' })

test.group('Triggers', () => {
  test('have fields of their own, each with operators', ({ assert }) => {
    for (const trigger of triggers)
      for (const { name, ops } of fieldsOf(trigger)) assert.isNotEmpty(ops, `${trigger} ${name}`)
    const names = (trigger: Trigger) => fieldsOf(trigger).map(({ name }) => name)
    assert.includeMembers(names('budget'), ['category', 'spent', 'used_percent', 'month'])
    assert.notInclude(names('schedule'), 'payee')
  })

  test('refuse fields of other triggers and ids that are not there', ({ assert }) => {
    const told = (trigger: Trigger, condition: unknown) =>
      checkCondition(trigger, condition, nothing).map(({ pointer, code }) => `${pointer} ${code}`)
    assert.deepEqual(told('schedule', { field: 'payee', op: 'is', value: 'x' }), ['/condition/field unknown'])
    assert.deepEqual(told('balance', { not: { field: 'account', op: 'is', value: 7 } }), [
      '/condition/not/value account',
    ])
    assert.deepEqual(told('budget', { field: 'used_percent', op: 'gt', value: 90 }), [])
  })

  test('know changes where there is a before, and rules have none', ({ assert }) => {
    const operators = (trigger: Trigger, field: string) =>
      fieldsOf(trigger)
        .find(({ name }) => name === field)!
        .ops.map(({ op }) => op)
    assert.includeMembers(operators('transaction', 'amount'), ['changed', 'changed_from', 'changed_to', 'fell_below'])
    assert.notInclude(operators('rule', 'amount'), 'changed')
    assert.notInclude(operators('transaction', 'weekday'), 'changed')
  })

  test('tell changes from what was before; what is new has not changed', ({ assert }) => {
    const holds = (condition: Condition, before: object | undefined, facts: object) =>
      compileFor('transaction', condition)(facts as never, before as never)
    const category = (op: 'changed_to' | 'changed_from' | 'changed', value?: number): Condition => ({
      field: 'category',
      op,
      ...(value === undefined ? {} : { value }),
    })
    assert.isTrue(holds(category('changed_to', 3), { category: 2 }, { category: 3 }))
    assert.isFalse(holds(category('changed_to', 3), { category: 3 }, { category: 3 }))
    assert.isFalse(holds(category('changed_to', 3), undefined, { category: 3 }))
    assert.isTrue(holds(category('changed_from', 2), { category: 2 }, { category: null }))
    assert.isTrue(holds(category('changed'), { category: 2 }, { category: null }))
    const tagged: Condition = { field: 'tag', op: 'changed_to', value: 'Trip' }
    assert.isTrue(holds(tagged, { tag: ['food'] }, { tag: ['food', 'trip'] }))
    assert.isFalse(holds(tagged, { tag: ['trip'] }, { tag: ['food', 'trip'] }))
    assert.isFalse(holds({ field: 'amount', op: 'changed' }, { amount: euros(5) }, { amount: euros(5) }))
  })

  test('tell when an amount crosses a limit', ({ assert }) => {
    const low = compileFor('transaction', { field: 'amount', op: 'fell_below', value: '100 EUR' })
    assert.isTrue(low({ amount: euros(9999) }, { amount: euros(10_000) }))
    assert.isFalse(low({ amount: euros(9998) }, { amount: euros(9999) }))
    assert.isFalse(low({ amount: { minor: 1, scale: 2, currency: 'USD' } }, { amount: euros(10_000) }))
    const high = compileFor('transaction', { field: 'amount', op: 'rose_above', value: '90' })
    assert.isTrue(high({ amount: euros(9001) }, { amount: euros(9000) }))
    assert.isFalse(high({ amount: euros(9000) }, { amount: euros(8000) }))
  })

  test('offer changes only where it is known what was before', ({ assert }) => {
    const changing = (trigger: Trigger) =>
      fieldsOf(trigger)
        .filter(({ ops }) => ops.some(({ op }) => op === 'changed'))
        .map(({ name }) => name)
    for (const trigger of triggers)
      assert.equal(changing(trigger).length > 0, ['transaction', 'posting', 'account'].includes(trigger), trigger)
    assert.sameMembers(changing('account'), ['name', 'institution', 'note', 'subtype', 'in_net_worth', 'archived'])
  })

  test('find nothing in facts that are missing', ({ assert }) => {
    const holds = (condition: Condition) => compileFor('budget', condition)({})
    assert.isFalse(holds({ field: 'spent', op: 'gte', value: '0' }))
    assert.isFalse(holds({ field: 'used_percent', op: 'lt', value: 5 }))
    assert.isFalse(holds({ field: 'month', op: 'is', value: 'december' }))
    assert.isTrue(holds({ field: 'month', op: 'is_not', value: 'december' }))
    assert.isTrue(holds({ field: 'category', op: 'is_empty' }))
  })

  test('explain each part with what was found', ({ assert }) => {
    const condition: Condition = {
      all: [{ field: 'spent', op: 'gt', value: '400' }, { not: { field: 'month', op: 'is', value: 'december' } }],
    }
    assert.deepEqual(explainFor('budget', condition, { spent: euros(41_000), date: '2026-12-05' }), {
      holds: false,
      all: [
        { holds: true, field: 'spent', op: 'gt', wanted: '400', found: euros(41_000) },
        {
          holds: false,
          not: { holds: true, field: 'month', op: 'is', wanted: 'december', found: 'december' },
        },
      ],
    })
  })
})
