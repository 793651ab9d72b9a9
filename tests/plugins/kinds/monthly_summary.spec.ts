import { test } from '@japa/runner'
import type { ReportBlock } from '#sdk'
import { callPlugin } from '#tests/support/plugin_calls'
import { openSandbox } from '#tests/support/sandbox'

const row = (month: string, account: string, kind: string, amount: string, currency = 'EUR') => ({
  month,
  account,
  kind,
  currency,
  amount,
})
const ROWS = [
  row('2026-01', 'Salary', 'income', '2500.00'),
  row('2026-01', 'Groceries', 'expense', '300.10'),
  row('2026-01', 'Rent', 'expense', '900.00'),
  row('2026-01', 'Checking', 'asset', '1299.90'),
  row('2026-02', 'Salary', 'income', '2500.00'),
  row('2026-02', 'Groceries', 'expense', '199.90'),
  row('2026-02', 'Books', 'expense', '50.00'),
  row('2026-02', 'Gifts', 'expense', '-50.00'),
  row('2026-02', 'Hotels', 'expense', '120.00', 'USD'),
]

test.group('Monthly summary', (group) => {
  const sandbox = openSandbox()
  group.teardown(() => sandbox.close())

  async function build(rows: object[], parameters: Record<string, unknown> = {}) {
    const asked: unknown[] = []
    const data = (scope: string, query: Record<string, unknown>) => {
      asked.push([scope, query])
      return rows as Record<string, unknown>[]
    }
    const request = { parameters, from: '2026-01-01', to: '2026-02-28' }
    const { document } = await callPlugin(sandbox, 'monthly_summary', 'report.build', request, { data })
    const of = <T extends ReportBlock['type']>(type: T) =>
      document.blocks.filter((block): block is Extract<ReportBlock, { type: T }> => block.type === type)
    return { document, of, asked }
  }

  test('adds up exactly, by currency and by month', async ({ assert }) => {
    const { document, of, asked } = await build(ROWS)
    assert.deepEqual(asked, [['month_totals', { from: '2026-01-01', to: '2026-02-28' }]])
    assert.equal(document.title, 'Summary 2026-01 to 2026-02')
    assert.deepEqual(
      of('heading').map(({ text }) => text),
      ['EUR', 'USD'],
    )
    assert.deepEqual(
      of('figures')[0]!.figures.map(({ label, value, note }) => [label, (value as { amount: string }).amount, note]),
      [
        ['Came in', '5000.00', undefined],
        ['Went out', '1400.00', undefined],
        ['Left', '3600.00', '72 % of what came in'],
      ],
    )
    const [chart] = of('chart')
    assert.deepEqual(chart!.labels, ['2026-01', '2026-02'])
    assert.deepEqual(
      chart!.series.map(({ values }) => values),
      [
        ['2500.00', '2500.00'],
        ['1200.10', '199.90'],
      ],
    )
    assert.equal(of('figures')[1]!.figures[2]!.note, 'nothing came in')
  })

  test('lists the largest categories and adds up the others', async ({ assert }) => {
    const { of } = await build(ROWS, { top: 3 })
    assert.deepEqual(of('table')[0]!.rows, [
      ['Rent', { amount: '900.00', currency: 'EUR' }, '64 %'],
      ['Groceries', { amount: '500.00', currency: 'EUR' }, '36 %'],
      ['Books', { amount: '50.00', currency: 'EUR' }, '4 %'],
      ['1 other', { amount: '-50.00', currency: 'EUR' }, '-4 %'],
    ])
  })

  test('a time without money is a report as well', async ({ assert }) => {
    const { document, of } = await build([])
    assert.lengthOf(document.blocks, 1)
    assert.match(of('text')[0]!.text, /^Nothing came in/)
  })
})
