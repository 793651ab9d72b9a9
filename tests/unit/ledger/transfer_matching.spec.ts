import { test } from '@japa/runner'
import fc from 'fast-check'
import { addDays } from '#core/plain_date'
import { bestPairs, totalOf } from '#ledger/domain/best_pairs'
import type { NamedAccount, TransferSide } from '#ledger/domain/transfer_evidence'
import { matchTransfers, type Surroundings, WINDOW_DAYS } from '#ledger/domain/transfer_matching'

const DAY = '2026-03-10'
const [CHECKING, SAVINGS, CARD, LOAN, DOLLARS] = [1, 2, 3, 4, 5]

const accounts: NamedAccount[] = [
  { id: CHECKING, name: 'Checking', subtype: 'checking', number: 'DE02 1203 0000 0000 2020 51' },
  { id: SAVINGS, name: 'Savings', subtype: 'savings', number: 'DE02 5001 0517 0137 0750 30' },
  { id: CARD, name: 'Card', subtype: 'credit_card', number: null },
  { id: LOAN, name: 'Loan', subtype: 'loan', number: null },
  { id: DOLLARS, name: 'Dollars', subtype: 'checking', number: null },
]

const around: Surroundings = {
  accounts,
  convert: (minor, from, to) => (from === to ? minor : to === 'USD' ? minor * 2 : Math.round(minor / 2)),
  isRejected: () => false,
}

const side = (
  transactionId: number,
  accountId: number,
  minor: number,
  more: Partial<TransferSide> = {},
): TransferSide => ({
  transactionId,
  accountId,
  minor,
  currency: accountId === DOLLARS ? 'USD' : 'EUR',
  occurredOn: DAY,
  text: '',
  isCategorised: false,
  ...more,
})

const pairs = (sides: TransferSide[], more: Partial<Surroundings> = {}) => matchTransfers(sides, { ...around, ...more })
const ids = (sides: TransferSide[], more?: Partial<Surroundings>) =>
  pairs(sides, more).map(({ from, to }) => [from, to])

test.group('Transfer matching', () => {
  test('pairs what left one account with what arrived in another', ({ assert }) => {
    const found = pairs([side(1, CHECKING, -5000), side(2, SAVINGS, 5000, { occurredOn: addDays(DAY, 2) })])
    assert.containSubset(found, [{ from: 1, to: 2, isClear: false }])
    assert.deepEqual(found[0].reasons, ['The amounts are the same', '2 days apart'])
  })

  test('does not pair one account with itself, other amounts, or days too far apart', ({ assert }) => {
    assert.isEmpty(ids([side(1, CHECKING, -5000), side(2, CHECKING, 5000)]))
    assert.isEmpty(ids([side(1, CHECKING, -5000), side(2, SAVINGS, 5001)]))
    const late = addDays(DAY, WINDOW_DAYS + 1)
    assert.isEmpty(ids([side(1, CHECKING, -5000), side(2, SAVINGS, 5000, { occurredOn: late })]))
  })

  test('takes other currencies within three per cent of the rate of the day', ({ assert }) => {
    const withArrival = (minor: number) => ids([side(1, CHECKING, -5000), side(2, DOLLARS, minor)])
    assert.deepEqual(withArrival(9700), [[1, 2]])
    assert.deepEqual(withArrival(10300), [[1, 2]])
    assert.isEmpty(withArrival(9699))
    assert.isEmpty(withArrival(10301))
    assert.isEmpty(ids([side(1, CHECKING, -5000), side(2, DOLLARS, 10000)], { convert: () => undefined }))
  })

  test('the number of the other account decides, however near another payment is', ({ assert }) => {
    const named = side(1, CHECKING, -5000, { text: 'Uebertrag an DE02500105170137075030' })
    const far = side(2, SAVINGS, 5000, { occurredOn: addDays(DAY, 4) })
    const found = pairs([named, side(3, LOAN, 5000), far])
    assert.containSubset(found, [{ from: 1, to: 2, isClear: true }])
    assert.include(found[0].reasons[0], 'names the other account')
  })

  test('what a rule categorised needs more than amount and day', ({ assert }) => {
    const both = (text: string) => [
      side(1, CHECKING, -5000, { isCategorised: true, text }),
      side(2, SAVINGS, 5000, { isCategorised: true, text }),
    ]
    assert.isEmpty(ids(both('Refund')))
    assert.deepEqual(ids(both('Transfer')), [[1, 2]])
  })

  test('understands payments of cards and loans, and equal references', ({ assert }) => {
    const reasonsOf = (account: number, left: string, arrived: string) =>
      pairs([side(1, CHECKING, -5000, { text: left }), side(2, account, 5000, { text: arrived })])[0]
    const card = reasonsOf(CARD, 'VISA 1234', 'PAYMENT THANK YOU')
    assert.include(card.reasons, 'It reads like the payment of a card')
    assert.isTrue(card.isClear)
    assert.include(reasonsOf(LOAN, 'Darlehensrate März', '').reasons, 'It reads like the payment of a loan')
    assert.notInclude(reasonsOf(SAVINGS, '', 'PAYMENT THANK YOU').reasons, 'It reads like the payment of a card')
    assert.include(reasonsOf(SAVINGS, 'Ref AB12345678', 'ab12345678').reasons, 'Both carry the same reference')
  })

  test('gives everybody a partner where taking the best pair first would leave some without', ({ assert }) => {
    const found = ids([
      side(1, CHECKING, -5000, { occurredOn: DAY }),
      side(2, CARD, -5000, { occurredOn: addDays(DAY, -4) }),
      side(3, SAVINGS, 5000, { occurredOn: addDays(DAY, 1) }),
      side(4, SAVINGS, 5000, { occurredOn: addDays(DAY, 5) }),
    ])
    assert.sameDeepMembers(found, [
      [2, 3],
      [1, 4],
    ])
  })

  test('two that could be it are a question', ({ assert }) => {
    const text = 'Transfer'
    const found = pairs([
      side(1, CHECKING, -5000, { text }),
      side(2, SAVINGS, 5000, { text }),
      side(3, LOAN, 5000, { text }),
    ])
    assert.lengthOf(found, 1)
    assert.isFalse(found[0].isClear)
  })
})

const DAYS = 12
const some: fc.Arbitrary<TransferSide[]> = fc
  .array(
    fc.record({
      accountId: fc.constantFrom(CHECKING, SAVINGS, CARD, DOLLARS),
      minor: fc.constantFrom(-5000, -2500, 2500, 5000, 10000),
      day: fc.nat(DAYS),
      text: fc.constantFrom('', 'Transfer', 'DE02500105170137075030', 'Ref AB12345678', 'payment thank you'),
      isCategorised: fc.boolean(),
    }),
    { maxLength: 24 },
  )
  .map((all) =>
    all.map(({ accountId, minor, day, ...more }, at) =>
      side(at + 1, accountId, minor, { ...more, occurredOn: addDays(DAY, day) }),
    ),
  )

test.group('Transfer matching, of any payments', () => {
  test('does not depend on their order', ({ assert }) => {
    const shuffled = some.chain((sides) =>
      fc.tuple(fc.constant(sides), fc.shuffledSubarray(sides, { minLength: sides.length })),
    )
    fc.assert(fc.property(shuffled, ([one, other]) => assert.deepEqual(pairs(one), pairs(other))))
  })

  test('puts no transaction into two pairs, and pairs what left with what arrived', ({ assert }) => {
    fc.assert(
      fc.property(some, (sides) => {
        const byId = new Map(sides.map((each) => [each.transactionId, each]))
        const found = ids(sides)
        assert.lengthOf(new Set(found.flat()), found.length * 2)
        for (const [from, to] of found) {
          assert.isBelow(byId.get(from)!.minor, 0)
          assert.isAbove(byId.get(to)!.minor, 0)
          assert.notEqual(byId.get(from)!.accountId, byId.get(to)!.accountId)
        }
      }),
    )
  })

  test('never proposes a rejected pair again', ({ assert }) => {
    fc.assert(
      fc.property(some, (sides) => {
        const rejected = new Set(ids(sides).map(String))
        const again = ids(sides, { isRejected: (from, to) => rejected.has(`${from},${to}`) })
        for (const pair of again) assert.isFalse(rejected.has(String(pair)))
      }),
    )
  })
})

test.group('Best pairs', () => {
  test('have the greatest sum there is', ({ assert }) => {
    const tables = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([height, width]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
    )
    fc.assert(
      fc.property(tables, (weights) => {
        const chosen = bestPairs(weights)
        const used = chosen.filter((column) => column >= 0)
        assert.lengthOf(new Set(used), used.length)
        assert.equal(totalOf(weights, chosen), greatestSum(weights))
      }),
    )
  })
})

/** By trying everything. */
function greatestSum(weights: readonly number[][], row = 0, taken: ReadonlySet<number> = new Set()): number {
  if (row === weights.length) return 0
  const without = greatestSum(weights, row + 1, taken)
  const sums = weights[row].map((weight, column) =>
    taken.has(column) ? 0 : weight + greatestSum(weights, row + 1, new Set([...taken, column])),
  )
  return Math.max(without, ...sums)
}

test.group('Transfers that need no person', () => {
  const isSure = (from: Partial<TransferSide>, to: Partial<TransferSide>, target = SAVINGS) => {
    const found = pairs([side(1, CHECKING, -5000, from), side(2, target, 5000, to)])
    return found.map((pair) => pair.isSure)
  }
  const later = (days: number) => ({ occurredOn: addDays(DAY, days) })

  test('carry the number, a reference or the name of the other account', ({ assert }) => {
    assert.deepEqual(isSure({ text: 'DE02 5001 0517 0137 0750 30' }, later(5)), [true])
    assert.deepEqual(isSure({ text: 'Order RF4711-0815' }, { text: 'RF4711-0815 Order' }), [true])
    assert.deepEqual(isSure({ otherAccount: 'savings' }, later(4)), [true])
  })

  test('or are called so on both sides, or pay a card or a loan, within three days', ({ assert }) => {
    const [out, arrival] = [{ text: 'Transfer' }, { text: 'Umbuchung' }]
    assert.deepEqual(isSure(out, { ...arrival, ...later(3) }), [true])
    assert.deepEqual(isSure(out, { ...arrival, ...later(4) }), [false])
    assert.deepEqual(isSure(out, {}), [false])
    assert.deepEqual(isSure({}, { text: 'Payment thank you', ...later(2) }, CARD), [true])
    assert.deepEqual(isSure({}, { text: 'Payment thank you' }), [false])
    assert.deepEqual(isSure({ text: 'Darlehen Rate 3' }, {}, LOAN), [true])
  })

  test('are never guessed of amount and day, nor of what a rule categorised', ({ assert }) => {
    assert.deepEqual(isSure({}, {}), [false])
    const named = { text: 'DE02 5001 0517 0137 0750 30' }
    assert.deepEqual(isSure({ ...named, isCategorised: true }, {}), [false])
  })

  test('have no rival on either side', ({ assert }) => {
    const named = { text: 'Transfer to DE02 5001 0517 0137 0750 30' }
    const two = [side(1, CHECKING, -5000, named), side(2, SAVINGS, 5000), side(3, SAVINGS, 5000, later(4))]
    assert.notInclude(
      pairs(two).map((pair) => pair.isSure),
      true,
    )
    const rejected = pairs(two, { isRejected: (from, to) => from === 1 && to === 3 })
    assert.deepEqual(
      rejected.map((pair) => pair.isSure),
      [true],
    )
  })
})
