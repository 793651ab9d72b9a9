import { test } from '@japa/runner'
import fc from 'fast-check'
import type { BankRow } from '#imports/domain/bank_row'
import { identify, isBanksOwn, isPlausibleId } from '#imports/domain/identity'
import { bankRow } from './bank_rows.js'

const identities = (rows: Partial<BankRow>[]) =>
  identify(rows.map((row) => ({ row: bankRow(row), accountId: 1, minor: -420 })))

test.group('Identity', () => {
  test('takes the number of the bank', ({ assert }) => {
    assert.deepEqual(identities([{ externalId: 'FT26060A7791' }]), ['FT26060A7791'])
  })

  test('does not take {$self} for a number')
    .with(['', ' ', '0', '000000', '----', 'NONREF', 'NOTPROVIDED', 'n/a', '17', 'fp1:abcdef'])
    .run(({ assert }, text) => {
      assert.isFalse(isPlausibleId(text))
      assert.isFalse(isBanksOwn(identities([{ externalId: text }])[0]))
    })

  test('does not trust a number that two rows share', ({ assert }) => {
    const [one, other] = identities([
      { externalId: 'CARD-2291', memo: 'a' },
      { externalId: 'CARD-2291', memo: 'b' },
    ])
    assert.isFalse(isBanksOwn(one))
    assert.notEqual(one, other)
  })

  test('lets two accounts use the same number', ({ assert }) => {
    const rows = [1, 2].map((accountId) => ({ row: bankRow({ externalId: 'A-1001' }), accountId, minor: 1 }))
    assert.deepEqual(identify(rows), ['A-1001', 'A-1001'])
  })

  test('tells equal payments apart by counting them', ({ assert }) => {
    const found = identities(Array.from({ length: 200 }, () => ({})))
    assert.lengthOf(new Set(found), 200)
  })

  test('stays the same when an importer moves words between fields', ({ assert }) => {
    const [before] = identities([{ payee: 'KAUFHAUS NORD', memo: 'Karte 1234  Berlin' }])
    const [after] = identities([{ payee: 'Kaufhaus', memo: 'nord, Berlin; KARTE 1234' }])
    assert.equal(before, after)
  })

  test('differs by day, amount and words', ({ assert }) => {
    const rows = [
      { row: bankRow(), accountId: 1, minor: -420 },
      { row: bankRow(), accountId: 1, minor: 420 },
      { row: bankRow({ occurredOn: '2026-03-02' }), accountId: 1, minor: -420 },
      { row: bankRow({ memo: 'Filiale 2' }), accountId: 1, minor: -420 },
    ]
    assert.lengthOf(new Set(identify(rows)), 4)
  })

  test('finds the same rows in a file that begins later, in any order', ({ assert }) => {
    const row = fc.record({
      payee: fc.constantFrom('Bäcker', 'Kiosk'),
      occurredOn: fc.constantFrom('2026-03-01', '2026-03-02'),
      externalId: fc.constantFrom('', 'X-123456', '0'),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const sorted = (found: string[]) => [...found].sort()
        assert.deepEqual(sorted(identities(rows)), sorted(identities([...rows].reverse())))
      }),
    )
  })
})
