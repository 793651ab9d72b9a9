import { test } from '@japa/runner'
import { conditionProblems } from '#rules/domain/check_condition'
import { actionsProblems } from '#rules/domain/check_rule'

/** The pointer and the sentence of each problem. */
const told = (condition: unknown) => conditionProblems(condition).map(({ pointer, message }) => `${pointer} ${message}`)
const toldOfActions = (actions: unknown) =>
  actionsProblems(actions).map(({ pointer, message }) => `${pointer} ${message}`)

const nested = (depth: number): unknown =>
  depth === 1 ? { field: 'payee', op: 'is_empty' } : { not: nested(depth - 1) }

test.group('Checking a condition', () => {
  test('names the fields and operators there are', ({ assert }) => {
    assert.deepEqual(told({ any: [{ field: 'colour', op: 'is', value: 'red' }] }), [
      '/condition/any/0/field "colour" is not a field. Possible are payee, description, memo, note, amount, account, currency, date, ' +
        'category, tag, direction, weekday, day_of_month, month, kind, status, reviewed, ' +
        'needs_review, excluded, imported, occurrence.',
    ])
    assert.deepEqual(told({ field: 'date', op: 'contains', value: 'x' }), [
      '/condition/op "contains" is not an operator of the field date. Possible are on, before, after, between, ' +
        'in_last_days, in_next_days, in_period.',
    ])
  })

  test('tells what a value has to be', ({ assert }) => {
    const wrong: [unknown, string][] = [
      [{ field: 'payee', op: 'is', value: 3 }, '/value The value must be text of 1 to 200 characters.'],
      [{ field: 'payee', op: 'is', value: 'x'.repeat(201) }, '/value The value must be text of 1 to 200 characters.'],
      [{ field: 'payee', op: 'is' }, '/value "value" is missing.'],
      [{ field: 'payee', op: 'is_empty', value: 'x' }, '/value The value must be left out.'],
      [
        { field: 'amount', op: 'gt', value: 12 },
        '/value The value must be an amount as decimal text, such as "-42.10" or "-42.10 EUR".',
      ],
      [
        { field: 'amount', op: 'gt', value: '1e5' },
        '/value The value must be an amount as decimal text, such as "-42.10" or "-42.10 EUR".',
      ],
      [{ field: 'date', op: 'on', value: '2026-02-30' }, '/value The value must be a day such as "2026-03-31".'],
      [{ field: 'account', op: 'one_of', value: [] }, '/value The value must be a list of 1 to 100 ids.'],
      [{ field: 'direction', op: 'is', value: 'up' }, '/value The value must be "in" or "out".'],
      [
        { field: 'occurrence', op: 'is', value: { nth: 3, same: ['payee'], within: 'decade' } },
        '/value/within The value must be a number of days up to 3660, or one of week, month, year, ever.',
      ],
      [{ field: 'occurrence', op: 'is', value: { nth: 3, within: 7 } }, '/value/same "same" is missing.'],
      [{ field: 'reviewed', op: 'is', value: 'yes' }, '/value The value must be true or false.'],
      [{ field: 'status', op: 'is', value: 'gone' }, '/value The value must be one of pending, posted, void.'],
      [{ field: 'day_of_month', op: 'is', value: 32 }, '/value The value must be a day of the month, from 1 to 31.'],
    ]
    for (const [condition, message] of wrong) assert.deepEqual(told(condition), [`/condition${message}`])
  })

  test('refuses a range whose ends are swapped', ({ assert }) => {
    const swapped = '/condition/value The first end of the range must not be above the last.'
    assert.deepEqual(told({ field: 'amount', op: 'between', value: ['-10', '-20'] }), [swapped])
    assert.deepEqual(told({ field: 'date', op: 'between', value: ['2026-02-01', '2026-01-01'] }), [swapped])
    assert.deepEqual(told({ field: 'amount', op: 'between', value: ['1 EUR', '2 USD'] }), [
      '/condition/value Both ends of the range must be of the same currency.',
    ])
    assert.deepEqual(told({ field: 'day_of_month', op: 'between', value: [9, 10] }), [])
    assert.deepEqual(told({ field: 'amount', op: 'between', value: ['9', '10'] }), [])
  })

  test('tells where a pattern goes wrong', ({ assert }) => {
    const wrong: [string, string][] = [
      ['rewe (a|b', 'at character 6: missing closing )'],
      ['[a-z]+ [x', 'at character 8: missing closing ]'],
      ['ab)', 'at character 3: unexpected )'],
      ['a**', 'at character 2: invalid nested repetition operator'],
      ['x(?=y)', 'at character 2: invalid or unsupported Perl syntax'],
      ['a{2000}', 'at character 2: invalid repeat count'],
    ]
    for (const [value, where] of wrong)
      assert.deepEqual(told({ field: 'description', op: 'matches', value }), [
        `/condition/value The regular expression cannot be read ${where}.`,
      ])
  })

  test('refuses a pattern whose repeats make it large, since it is tried on every transaction', ({ assert }) => {
    for (const value of ['.{0,1000}x', '\\p{L}{500}'.repeat(3), '(?:(?:a|b|c){0,30}){30}'])
      assert.deepEqual(told({ field: 'description', op: 'matches', value }), [
        '/condition/value The regular expression cannot be read: it repeats too much, to more than 1000 steps.',
      ])
    for (const value of ['x'.repeat(200), '\\p{L}{100}', '^[A-Z]{2}\\d{2}(?: ?\\w{4}){3,7}'])
      assert.deepEqual(told({ field: 'description', op: 'matches', value }), [])
  })

  test('refuses what is no condition, and members it does not know', ({ assert }) => {
    assert.deepEqual(told('payee'), ['/condition The value must be a condition.'])
    assert.deepEqual(told(null), ['/condition The value must be a condition.'])
    assert.deepEqual(told({}), ['/condition/field A condition needs a field, or "all", "any" or "not".'])
    assert.deepEqual(told({ all: [] }), ['/condition/all The value must be a list of at least one condition.'])
    assert.deepEqual(told({ not: { field: 'payee', op: 'is', value: 'x', eval: '1' } }), [
      '/condition/not/eval There is no member "eval" here.',
    ])
    assert.deepEqual(told({ all: [{ field: 'payee', op: 'is_empty' }], any: [] }), [
      '/condition/any There is no member "any" here.',
    ])
    assert.lengthOf(told(JSON.parse('{"__proto__": {"field": "payee"}}')), 2)
  })

  test('limits depth and size, however large the request', ({ assert }) => {
    assert.deepEqual(told(nested(10)), [])
    assert.deepEqual(told(nested(11)), ['/condition Conditions may be nested 10 deep at the most.'])
    assert.lengthOf(told(nested(5000)), 1)
    const many = (count: number) => ({ any: new Array(count).fill({ field: 'payee', op: 'is_empty' }) as unknown[] })
    assert.deepEqual(told(many(199)), [])
    assert.deepEqual(told(many(200)), ['/condition A rule may have 200 conditions at the most.'])
  })
})

test.group('Checking actions', () => {
  test('names the actions there are and what each needs', ({ assert }) => {
    assert.deepEqual(toldOfActions([{ type: 'pay' }, { type: 'set_category' }, { type: 'add_tag', tag: ' ' }, {}]), [
      '/actions/0/type "pay" is not an action. Possible are set_category, split, set_transfer, set_payee, set_memo, set_note, ' +
        'append_note, add_tag, remove_tag, mark_reviewed, set_review, clear_review, exclude_from_reports, link_recurring, call_plugin.',
      '/actions/1/category_id "category_id" is missing.',
      '/actions/2/tag The value must be the name of a tag, of 1 to 60 characters.',
      '/actions/3/type "type" is missing.',
    ])
    assert.deepEqual(toldOfActions([]), ['/actions The value must be a list of 1 to 20 actions.'])
    assert.deepEqual(toldOfActions([{ type: 'mark_reviewed', now: true }]), [
      '/actions/0/now There is no member "now" here.',
    ])
  })
})
