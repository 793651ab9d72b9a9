import { test } from '@japa/runner'
import { checkCondition, compileFor, type Condition, explainFor } from '#rules/domain/triggers'

const nothing = { accounts: new Set<number>(), categories: new Set<number>() }
const BODY = {
  weight: 82.5,
  price: '19.90',
  city: 'Köln',
  paid: true,
  tags: [],
  'a/b': 'slash',
  readings: [{ kg: 3 }, { kg: 4 }],
  none: null,
}

const part = (path: string, op: string, value?: unknown) =>
  ({ field: `body.${path}`, op, ...(value === undefined ? {} : { value }) }) as Condition
const holds = (condition: Condition, body: string = JSON.stringify(BODY)) => compileFor('webhook', condition)({ body })
const told = (condition: unknown) =>
  checkCondition('webhook', condition, nothing).map(({ pointer, message }) => `${pointer} ${message}`)

test.group('Parts of the body of a webhook', () => {
  const cases: [path: string, op: string, value: unknown, yes: boolean][] = [
    ['weight', 'gt', 80, true],
    ['weight', 'lte', 82, false],
    ['weight', 'is', 82.5, true],
    ['weight', 'is', '82.5', true],
    ['weight', 'between', [82, 83], true],
    ['price', 'gte', 19.9, true],
    ['price', 'is', 19.9, true],
    ['city', 'is', 'KÖLN', true],
    ['city', 'gt', 1, false],
    ['city', 'starts_with', 'kö', true],
    ['city', 'matches', '^k.ln$', true],
    ['city', 'one_of', ['Bonn', 'Köln'], true],
    ['city', 'not_contains', 'bonn', true],
    ['paid', 'is', true, true],
    ['paid', 'is', 'true', true],
    ['paid', 'is', 1, false],
    ['tags', 'is_empty', undefined, true],
    ['none', 'is_empty', undefined, true],
    ['gone', 'is_empty', undefined, true],
    ['gone', 'is', 'x', false],
    ['gone', 'is_not', 'x', true],
    ['gone', 'contains', 'undefined', false],
    ['gone', 'not_contains', 'x', true],
    ['gone.deeper', 'lt', 5, false],
    ['readings.1.kg', 'is', 4, true],
    ['readings', 'contains', '"kg":3', true],
    ['/readings/0/kg', 'is', 3, true],
    ['/a~1b', 'is', 'slash', true],
    ['constructor', 'is_empty', undefined, true],
    ['city.length', 'is_empty', undefined, true],
  ]
  for (const [path, op, value, yes] of cases)
    test(`body.${path} ${op} ${JSON.stringify(value)} is ${yes}`, ({ assert }) => {
      const condition = part(path, op, value)
      assert.deepEqual(told(condition), [])
      assert.equal(holds(condition), yes)
    })

  test('are empty where the body is no JSON', ({ assert }) => {
    assert.isTrue(holds(part('weight', 'is_empty'), 'hello'))
    assert.isFalse(holds(part('weight', 'gt', 1), ''))
  })

  test('are told with what was found', ({ assert }) => {
    const found = (path: string) => explainFor('webhook', part(path, 'is_empty'), { body: JSON.stringify(BODY) })
    assert.deepInclude(found('weight'), { holds: false, found: 82.5 })
    assert.deepInclude(found('readings'), { found: '[{"kg":3},{"kg":4}]' })
    assert.deepInclude(found('gone'), { holds: true, found: null })
  })

  test('are refused where the path, the operator or the value is none', ({ assert }) => {
    assert.match(told(part('', 'is_empty'))[0], /is not a field\. Possible are webhook, event, body, body\.<path>/)
    assert.match(told(part('<path>', 'is_empty'))[0], /is not a field/)
    assert.match(told(part('a..b', 'is_empty'))[0], /is not a field/)
    assert.match(told(part('a', 'on', '2026-01-01'))[0], /"on" is not an operator of the field body.<path>/)
    assert.deepEqual(told(part('a', 'gt', 'x')), ['/condition/value The value must be a number.'])
    assert.deepEqual(told({ all: [part('a', 'between', [5, 3])] }), [
      '/condition/all/0/value The first end of the range must not be above the last.',
    ])
    assert.isNotEmpty(checkCondition('schedule', part('a', 'is_empty'), nothing))
  })
})
