import fc from 'fast-check'
import { test } from '@japa/runner'
import {
  daysInMonth,
  DecimalSum,
  isoDate,
  LineCounter,
  TransactionBatch,
  UniqueReferences,
  type TransactionColumns,
} from '#sdk'

const cents = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n })
const decimal = (minor: bigint) => {
  const digits = String(minor < 0n ? -minor : minor).padStart(3, '0')
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

test.group('Sums of decimals', () => {
  test('add exactly, in any order', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(cents), (amounts) => {
        const sum = new DecimalSum()
        for (const amount of amounts) sum.add(decimal(amount))
        assert.isTrue(sum.equals(decimal(amounts.reduce((total, amount) => total + amount, 0n))))
        for (const amount of amounts.toReversed()) sum.subtract(decimal(amount))
        assert.isTrue(sum.equals('0'))
      }),
    )
  })

  test('have as many decimals as the most precise number', ({ assert }) => {
    const sums = [
      new DecimalSum('0.1').add('0.2'),
      new DecimalSum('18.150').add('8.85').subtract('27'),
      new DecimalSum('-5').add('4.5'),
      new DecimalSum().subtract('0.07'),
    ]
    assert.deepEqual(sums.map(String), ['0.3', '0.000', '-0.5', '-0.07'])
  })
})

test.group('The calendar of plugins', () => {
  test('has the days there are', ({ assert }) => {
    assert.deepEqual(
      [isoDate(2024, 2, 29), isoDate(2023, 2, 29), isoDate(2024, 13, 1), isoDate(24, 1, 1), isoDate(2024, 4, 0)],
      ['2024-02-29', undefined, undefined, undefined, undefined],
    )
    assert.deepEqual([daysInMonth(1900, 2), daysInMonth(2000, 2), daysInMonth(2023, 14)], [28, 29, 0])
    assert.isUndefined(isoDate(Number.NaN, 1, 1))
  })
})

test('lines are counted from one', ({ assert }) => {
  const lines = new LineCounter('one\ntwo\n\nfour')
  assert.deepEqual(
    [0, 3, 4, 8, 9, 12].map((at) => lines.lineAt(at)),
    [1, 1, 2, 3, 4, 4],
  )
})

test('repeated references are told apart within their account', ({ assert }) => {
  const references = new UniqueReferences()
  const taken = ['A', 'A#2', 'A', 'A', '', ''].map((reference) => references.take(reference, 'one'))
  assert.deepEqual(taken, ['A', 'A#2', 'A#3', 'A#4', '', ''])
  assert.equal(references.take('A', 'two'), 'A')
})

test('a hundred thousand equal references take no time', ({ assert }) => {
  const references = new UniqueReferences()
  for (let row = 1; row < 100_000; row++) references.take('NOTHING')
  assert.equal(references.take('NOTHING'), 'NOTHING#100000')
})

test('rows without an optional field are blank in its column', ({ assert }) => {
  const batches: TransactionColumns[] = []
  const batch = new TransactionBatch({ transactions: (columns) => void batches.push(columns), postings: () => {} })
  const row = { statement: 0, line: 1, date: '2024-03-01', amount: '-5', payee: '', memo: '', external_id: '' }
  batch.add(row)
  batch.add({ ...row, category: 'Food', splits: [{ amount: '-5', category: 'Food' }] })
  batch.add(row)
  batch.flush()
  assert.deepEqual(batches[0]!.category, ['', 'Food', ''])
  assert.deepEqual(batches[0]!.splits, [null, [{ amount: '-5', category: 'Food' }], null])
})
