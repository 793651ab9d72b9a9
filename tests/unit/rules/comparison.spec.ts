import { test } from '@japa/runner'
import { compileComparison as compileFor } from '#rules/domain/comparison'
import type { Comparison } from '#rules/domain/condition'
import { HistoryIndex } from '#rules/domain/history_index'
import { fields } from '#rules/domain/fields'
import type { TransactionFacts } from '#rules/domain/row'
import { rowOf } from '#tests/support/rules'
import { cpuMsOf } from '#tests/support/cpu_time'

const today = '2026-03-31'

/** Two earlier transactions of the payee Grocer, a month and two days before. */
const history = () =>
  new HistoryIndex(
    ['2026-02-28', '2026-03-29'].map((date, at) => rowOf({ id: at + 1, date, payee: 'grocer', amountMinor: -500 })),
  )

const compileComparison = (comparison: Comparison) =>
  compileFor(comparison, fields[comparison.field as keyof typeof fields], { today, history: history() })

type Case = [op: string, value: unknown, holds: Partial<TransactionFacts>[], fails: Partial<TransactionFacts>[]]

/** Each operator of text, on the field that carries it. */
const textCases = (field: 'payee' | 'description' | 'memo' | 'note'): Case[] => {
  const having = (...texts: string[]) => texts.map((text) => ({ [field]: text }))
  return [
    ['is', 'rewe', having('REWE'), having('REWE Markt')],
    ['is_not', 'rewe', having('REWE Markt'), having('Rewe')],
    ['contains', 'Straße', having('Hauptstraße 1'), having('Hauptstrasse 1')],
    ['not_contains', 'x', having('abc', ''), having('aXc')],
    ['starts_with', 'visa ', having('VISA Rewe'), having('Visa', 'my visa ')],
    ['ends_with', 'gmbh', having('Rewe GmbH'), having('GmbH & Co')],
    ['matches', '^rewe \\d+$', having('REWE 12'), having('REWE 12 Berlin', 'REWE')],
    ['one_of', ['aldi', 'Café'], having('ALDI', 'CAFE\u0301'), having('aldi süd')],
    ['is_empty', undefined, having(''), having('x')],
  ]
}

const amounts = (...minor: number[]) => minor.map((amountMinor) => ({ amountMinor }))
const dates = (...days: string[]) => days.map((date) => ({ date }))
const days = (...numbers: number[]) => dates(...numbers.map((number) => `2026-03-${String(number).padStart(2, '0')}`))

const cases: Record<keyof typeof fields, Case[]> = {
  payee: textCases('payee'),
  description: textCases('description')
    .filter(([op]) => op !== 'is_empty')
    .concat([
      [
        'is_empty',
        undefined,
        [{ description: '' }],
        [{ description: 'x' }, { description: '', memo: 'the memo stands in' }],
      ],
    ]),
  memo: textCases('memo'),
  note: textCases('note'),
  amount: [
    ['is', '-42.1', amounts(-4210), amounts(4210, -4211)],
    ['is_not', '-42.1', amounts(4210), amounts(-4210)],
    ['gt', '0', amounts(1), amounts(0, -1)],
    ['gte', '0', amounts(0, 1), amounts(-1)],
    ['lt', '-10', amounts(-1001), amounts(-1000, 5)],
    ['lte', '-10', amounts(-1000), amounts(-999)],
    ['between', ['-20', '-10'], amounts(-2000, -1500, -1000), amounts(-2001, -999)],
  ],
  account: [
    ['is', 2, [{ accountId: 2 }], [{ accountId: 1 }]],
    ['is_not', 2, [{ accountId: 1 }], [{ accountId: 2 }]],
    ['one_of', [2, 3], [{ accountId: 3 }], [{ accountId: 1 }]],
  ],
  currency: [
    ['is', 'EUR', [{ currency: 'EUR' }], [{ currency: 'USD' }]],
    ['is_not', 'EUR', [{ currency: 'USD' }], [{ currency: 'EUR' }]],
    ['one_of', ['EUR', 'USD'], [{ currency: 'USD' }], [{ currency: 'JPY' }]],
  ],
  date: [
    ['on', '2026-03-31', dates('2026-03-31'), dates('2026-03-30')],
    ['before', '2026-03-31', dates('2026-03-30'), dates('2026-03-31')],
    ['after', '2026-03-31', dates('2026-04-01'), dates('2026-03-31')],
    ['between', ['2026-03-01', '2026-03-31'], dates('2026-03-01', '2026-03-31'), dates('2026-02-28', '2026-04-01')],
    ['in_last_days', 2, days(30, 31), days(29)],
    ['in_next_days', 1, dates('2026-04-01'), dates('2026-03-31', '2026-04-02')],
    ['in_period', 'last_month', dates('2026-02-01', '2026-02-28'), dates('2026-01-31', '2026-03-01')],
  ],
  category: [
    ['is', 5, [{ categoryId: 5 }], [{ categoryId: null }, { categoryId: 6 }]],
    ['is_not', 5, [{ categoryId: 6 }, { categoryId: null }], [{ categoryId: 5 }]],
    ['one_of', [5, 6], [{ categoryId: 6 }], [{ categoryId: null }]],
    ['is_empty', undefined, [{ categoryId: null }], [{ categoryId: 5 }]],
  ],
  tag: [
    ['has', 'holiday', [{ tags: ['x', 'Holiday'] }], [{ tags: ['Holidays'] }, { tags: [] }]],
    ['has_not', 'holiday', [{ tags: [] }], [{ tags: ['HOLIDAY'] }]],
    ['is_empty', undefined, [{ tags: [] }], [{ tags: ['x'] }]],
  ],
  direction: [
    ['is', 'in', amounts(1), amounts(-1, 0)],
    ['is', 'out', amounts(-1), amounts(1, 0)],
  ],
  weekday: [
    ['is', 'sunday', dates('2026-03-01', '1969-12-28'), dates('2026-03-02')],
    ['is_not', 'sunday', dates('2026-03-02'), dates('2026-03-01')],
    ['one_of', ['saturday', 'sunday'], dates('2026-02-28'), dates('2026-03-02')],
  ],
  day_of_month: [
    ['is', 15, days(15), days(14)],
    ['is_not', 15, days(14), days(15)],
    ['gt', 15, days(16), days(15)],
    ['gte', 15, days(15), days(14)],
    ['lt', 15, days(14), days(15)],
    ['lte', 15, days(15), days(16)],
    ['between', [28, 31], days(28, 31), days(27)],
    ['one_of', [1, 15], days(1), days(2)],
  ],
  month: [
    ['is', 'december', dates('2025-12-31'), dates('2026-01-01')],
    ['is_not', 'december', dates('2026-01-01'), dates('2025-12-31')],
    ['one_of', ['january', 'march'], days(1), dates('2026-02-28')],
  ],
  kind: [
    ['is', 'split', [{ shape: 'split' }], [{ shape: 'single' }]],
    ['is_not', 'split', [{ shape: 'transfer' }], [{ shape: 'split' }]],
    ['one_of', ['split', 'transfer'], [{ shape: 'split' }], [{ shape: 'single' }]],
  ],
  status: [
    ['is', 'pending', [{ status: 'pending' }], [{ status: 'posted' }]],
    ['is_not', 'pending', [{ status: 'void' }], [{ status: 'pending' }]],
    ['one_of', ['pending', 'void'], [{ status: 'void' }], [{ status: 'posted' }]],
  ],
  reviewed: [['is', true, [{ reviewed: true }], [{ reviewed: false }]]],
  needs_review: [['is', true, [{ needsReview: true }], [{ needsReview: false }]]],
  excluded: [['is', false, [{ excluded: false }], [{ excluded: true }]]],
  imported: [['is', false, [{ imported: false }], [{ imported: true }]]],
  occurrence: [
    ['is', { nth: 3, same: ['payee'], within: 'ever' }, [{}], [{ payee: 'Baker' }, { date: '2026-03-01' }]],
    ['gte', { nth: 2, same: ['payee'], within: 7 }, [{}], [{ date: '2026-03-28' }, { payee: '' }]],
    ['lte', { nth: 1, same: ['payee', 'amount'], within: 'month' }, [{}], [{ amountMinor: -500 }]],
  ],
}

test.group('Comparisons', () => {
  for (const [field, list] of Object.entries(cases)) {
    for (const [op, value, holds, fails] of list)
      test(`${field} ${op} ${JSON.stringify(value) ?? ''}`, ({ assert }) => {
        const { test: compare } = compileComparison({ field, op, value } as Comparison)
        for (const each of holds) assert.isTrue(compare(rowOf(each)), JSON.stringify(each))
        for (const each of fails) assert.isFalse(compare(rowOf(each)), JSON.stringify(each))
      })

    test(`${field} has a case for every operator`, ({ assert }) => {
      const covered = new Set(list.map(([op]) => op))
      assert.sameMembers([...covered], Object.keys(fields[field as keyof typeof fields].ops))
    })
  }

  test('compare amounts that a currency cannot express without rounding them', ({ assert }) => {
    const yen = (op: string, value: unknown, amountMinor: number) =>
      compileComparison({ field: 'amount', op, value } as Comparison).test(
        rowOf({ scale: 0, currency: 'JPY', amountMinor }),
      )
    assert.isTrue(yen('gt', '12.5', 13))
    assert.isFalse(yen('gt', '12.5', 12))
    assert.isFalse(yen('is', '12.5', 12))
    assert.isTrue(yen('is_not', '12.5', 12))
    assert.isTrue(yen('lt', '-12.5', -13))
    assert.isFalse(yen('lt', '-12.5', -12))
    assert.isTrue(yen('lte', '-0.001', -1))
    assert.isTrue(yen('is', '12.00', 12))
  })

  test('read the description from the memo when the bank wrote none', ({ assert }) => {
    const { test: compare } = compileComparison({ field: 'description', op: 'contains', value: 'rent' })
    assert.isTrue(compare(rowOf({ description: '', memo: 'Rent March' })))
    assert.isFalse(compare(rowOf({ description: 'SEPA', memo: 'Rent March' })))
  })

  test('find text by a pattern that is the text itself, however it folds', ({ assert }) => {
    for (const text of [
      'İz',
      'ﬁsch',
      'ＡＢＣ',
      'Straße',
      'ΟΔΟΣ',
      'ſpot',
      '\u212A',
      '½',
      '…',
      'Ⅳ',
      'ẞ',
      'Cafe\u0301',
      '🍏',
    ]) {
      const holds = (value: string, note: string) =>
        compileComparison({ field: 'note', op: 'matches', value }).test(rowOf({ note }))
      assert.isTrue(holds(`^${text}$`, text), text)
      assert.isTrue(holds(`^(?:${text}|x)$`, text.toLowerCase()), text)
      assert.isFalse(holds(`^${text}$`, `${text}.`), text)
    }
  })

  test('take a letter of several for one where a pattern repeats it, and nothing out of brackets', ({ assert }) => {
    const holds = (value: string, note: string) =>
      compileComparison({ field: 'note', op: 'matches', value }).test(rowOf({ note }))
    assert.isTrue(holds('^ﬁ{2}$', 'fifi'))
    assert.isTrue(holds('^[Ａ-Ｃ]+$', 'ABC'))
    assert.isFalse(holds('^[ﬁ]$', 'f'))
    assert.isTrue(holds('^[^]x]İ$', 'aİ'))
    assert.isTrue(holds('^[[:alpha:]]İ+$', 'aİİ'))
    assert.isFalse(holds('^．$', 'x'))
  })

  test('take time linear to the text, whatever the pattern', ({ assert }) => {
    const patterns = ['^(a+)+$', '^(a|aa)+$', '(a*)*b$', '(x+x+)+y', '(.*a){20}$', '(é+)+!$', '^(\\p{L}+\\s?)+$']
    for (const value of patterns) {
      const { test: compare } = compileComparison({ field: 'note', op: 'matches', value })
      const row = rowOf({ note: `${'a'.repeat(10_000)}${'é'.repeat(10_000)}?` })
      const spentMs = cpuMsOf(() => assert.isFalse(compare(row)))
      assert.isBelow(spentMs, 2_000, value)
    }
  })
})
