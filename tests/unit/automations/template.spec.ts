import { test } from '@japa/runner'
import { BadTemplateError, fillIn, parseTemplate } from '#automations/domain/template'
import { compare, type Comparing } from '#automations/domain/comparing'
import { masked } from '#automations/domain/mask'

const scope = {
  trigger: { transaction: { id: 7, payee: 'Grocer', amount: '-42.10', tags: ['a', 'b'], note: null } },
  steps: {
    sum: { amount: '410.00', money: { amount: '1.00', currency: 'EUR' } },
    card: { amount: '-1410.5', currency: 'USD' },
  },
  run: { today: '2026-11-21', month: '2026-10' },
  household: { currency: 'EUR' },
}

test.group('References', () => {
  test('alone keep their type, inside of text become text', ({ assert }) => {
    assert.strictEqual(fillIn('{{ trigger.transaction.id }}', scope), 7)
    assert.deepEqual(fillIn('{{trigger.transaction.tags}}', scope), ['a', 'b'])
    assert.equal(fillIn('{{ trigger.transaction.payee }}: {{ trigger.transaction.tags }}', scope), 'Grocer: a, b')
    assert.equal(fillIn('{{ steps.sum.money }}!', scope), '€1.00!')
    assert.isNull(fillIn('{{ trigger.transaction.note }}', scope))
    assert.equal(fillIn('<{{ nothing.there }}>', scope), '<>')
    assert.deepEqual(fillIn({ a: ['{{ trigger.transaction.id }}'] }, scope), { a: [7] })
  })

  test('that are never closed are none, however many there are', ({ assert }) => {
    const open = '{{'.repeat(1_000_000)
    assert.isEmpty(parseTemplate(open))
    assert.lengthOf(fillIn(open, scope) as string, 20_000)
    assert.throws(() => parseTemplate(`${open}}}`), BadTemplateError)
    assert.equal(fillIn('{{ run.today }} and {{', scope), '2026-11-21 and {{')
  })

  test('are changed by a few filters', ({ assert }) => {
    const cases: [string, unknown][] = [
      ['{{ trigger.transaction.amount | negate }}', '42.10'],
      ['{{ trigger.transaction.amount | abs }}', '42.10'],
      ['{{ steps.sum.amount | negate }}', '-410.00'],
      ['{{ trigger.transaction.payee | upper }}', 'GROCER'],
      ['{{ trigger.transaction.note | default "none" }}', 'none'],
      ['{{ trigger.transaction.tags | count }}', 2],
      ['{{ trigger.transaction.tags | join " + " }}', 'a + b'],
      ['{{ trigger.transaction.tags | first | upper }}', 'A'],
      ['{{ trigger.transaction.tags | json }}', '["a","b"]'],
      ['{{ steps.card.amount | abs | money }}', '$1,410.5'],
      ['{{ steps.sum.amount | money }}', '€410.00'],
      ['{{ steps.sum.amount | money steps.card.currency }}', '$410.00'],
      ['{{ "5000" | money steps.card.currency }}', '$5,000'],
      ['{{ steps.sum.amount | money "JPY" }}', '¥410.00'],
      ['{{ trigger.transaction.payee | money }}', 'Grocer'],
      ['{{ run.today | day }}', '21 November 2026'],
      ['{{ run.month | month }}', 'October 2026'],
    ]
    for (const [text, expected] of cases) assert.deepEqual(fillIn(text, scope), expected, text)
  })

  test('reach nothing that JavaScript adds to things, and run nothing', ({ assert }) => {
    for (const path of [
      'trigger.constructor',
      'trigger.__proto__',
      'trigger.transaction.payee.length',
      'steps.toString',
    ])
      assert.isNull(fillIn(`{{ ${path} }}`, scope), path)
    for (const text of [
      '{{ 1 + 1 }}',
      '{{ trigger.a() }}',
      '{{ trigger["a"] }}',
      '{{ }}',
      '{{ trigger.a | eval }}',
      '{{ trigger.a | default b }}',
    ])
      assert.throws(() => parseTemplate(text), BadTemplateError as never)
  })
})

test.group('Comparisons', () => {
  const holds = (comparing: Comparing) => compare(comparing, scope).holds
  const one = (value: string, op: string, than?: unknown) => holds({ value, op, than } as Comparing)

  test('compare amounts exactly, days in order, text without case', ({ assert }) => {
    assert.isTrue(one('{{ steps.sum.amount }}', 'gt', '400'))
    assert.isFalse(one('{{ steps.sum.amount }}', 'gt', '410.0'))
    assert.isTrue(one('{{ steps.sum.amount }}', 'gte', 410))
    assert.isTrue(one('9007199254740993', 'gt', '9007199254740992'))
    assert.isTrue(one('{{ steps.sum.money }}', 'is', '1'))
    assert.isTrue(one('2026-03-01', 'lt', '2026-03-02'))
    assert.isTrue(one('{{ trigger.transaction.payee }}', 'is', 'grocer'))
    assert.isTrue(one('{{ trigger.transaction.tags }}', 'contains', 'A'))
    assert.isTrue(one('{{ trigger.transaction.note }}', 'is_empty'))
    assert.isFalse(one('many', 'gt', '3'))
    assert.isFalse(one('many', 'lt', '3'))
  })

  test('are joined, and tell what they found', ({ assert }) => {
    const comparing: Comparing = {
      all: [
        { value: '{{ trigger.transaction.id }}', op: 'is', than: 7 },
        { not: { any: [{ value: '{{ trigger.transaction.payee }}', op: 'is', than: 'Baker' }] } },
      ],
    }
    assert.containSubset(compare(comparing, scope), {
      holds: true,
      all: [{ found: 7, holds: true }, { not: { any: [{ found: 'Grocer', holds: false }] } }],
    })
  })
})

test.group('Masks', () => {
  test('hide what is called or looks like a secret, and nothing else', ({ assert }) => {
    const told = {
      payee: 'Token Ltd',
      api_key: 'x',
      deep: [{ Authorization: 'Bearer abcdefgh12345' }],
      text: 'a flo_abcdefgh123 b',
    }
    assert.deepEqual(masked(told), {
      ...{ payee: 'Token Ltd', api_key: '•••', deep: [{ Authorization: '•••' }] },
      text: 'a ••• b',
    })
  })
})
