import { test } from '@japa/runner'
import fc from 'fast-check'
import { addDays, addMonths, dayNumber, type PlainDate } from '#core/plain_date'
import { reasonWords } from '#insights/domain/anomaly_words'
import { findAnomalies } from '#insights/domain/find_anomalies'
import { isExpected } from '#insights/domain/lessons'
import { type Payment, type PaymentFacts, paymentOf } from '#insights/domain/payment'

const UNTIL = '2026-11-20'
const [GROCER, HEATING, BAKER, STRANGER, TICKETS] = [1, 2, 3, 4, 5]
const names = { payee: 'Grocer', category: 'Food', account: 'Checking', currency: { code: 'EUR', scale: 2 } }

function payment(
  on: PlainDate,
  payeeId: number | null,
  amount: number,
  more: Partial<PaymentFacts> = {},
): PaymentFacts {
  return { id: 0, on, payeeId, accountId: 1, categoryId: payeeId ?? 9, commodityId: 1, scale: 2, amount, ...more }
}

/** Two and a half years: a grocer every third day, heating each month and dear in winter, a baker now and then. */
function life(): PaymentFacts[] {
  const payments: PaymentFacts[] = []
  let step = 0
  for (let on = '2024-05-01'; on <= UNTIL; on = addDays(on, 3)) {
    payments.push(payment(on, GROCER, -(2_500 + ((step * 977) % 2_600))))
    if (step++ % 4 === 0) payments.push(payment(on, BAKER, -(400 + ((step * 31) % 300))))
  }
  for (let month = '2024-05'; month <= '2026-11'; month = addMonths(month, 1)) {
    const isWinter = ['11', '12', '01', '02'].includes(month.slice(5))
    payments.push(payment(`${month}-05`, HEATING, isWinter ? -21_000 - step : -4_000 - step))
  }
  return payments
}

function sorted(payments: readonly PaymentFacts[]): Payment[] {
  const inOrder = payments.toSorted((a, b) => a.on.localeCompare(b.on))
  return inOrder.map((facts, at) => paymentOf({ ...facts, id: at + 1 }))
}

function found(payments: readonly PaymentFacts[], more: Partial<Parameters<typeof findAnomalies>[1]> = {}) {
  const judging = { tellFrom: dayNumber(addDays(UNTIL, -60)), isRecurring: () => false, seed: 1, ...more }
  return findAnomalies(sorted(payments), judging)
}

test.group('Anomalies', () => {
  test('are none where all is as usual, winter included', async ({ assert }) => {
    assert.deepEqual(await found(life()), [])
  })

  test('are amounts far above what a payee takes, told with what is usual', async ({ assert }) => {
    const [one, ...others] = await found([...life(), payment('2026-11-10', GROCER, -39_000)])
    assert.isEmpty(others)
    assert.deepInclude(one, { kind: 'large' })
    assert.isAbove(one!.score, 0.5)
    assert.isAtLeast(one!.usual!.low, 2_500)
    assert.isAtMost(one!.usual!.high, 5_100)
    const [reason] = reasonWords(one!, names)
    assert.match(reason!, /^Grocer took €390\.00, \d+ times as much as usual; mostly it is €2\d\.\d\d to €4\d\.\d\d\.$/)
  })

  test('are no heating of winter, and are that heating in summer', async ({ assert }) => {
    const winter = await found([...life(), payment('2026-11-12', HEATING, -23_000)])
    assert.isEmpty(winter.filter(({ kind }) => kind === 'large'))
    const until = '2026-08-20'
    const summer = [...life().filter(({ on }) => on <= until), payment('2026-08-12', HEATING, -23_000)]
    const judging = { tellFrom: dayNumber(addDays(until, -30)) }
    assert.deepEqual(
      (await found(summer, judging)).map(({ kind, payment: { on } }) => [kind, on]),
      [['large', '2026-08-12']],
    )
  })

  test('are the same charge twice, once told of, by the later one', async ({ assert }) => {
    const twice = [payment('2026-11-02', STRANGER, -4_990), payment('2026-11-04', STRANGER, -4_990)]
    const [one, ...others] = await found([...life(), ...twice])
    assert.isEmpty(others)
    assert.deepInclude(one, { kind: 'duplicate' })
    assert.equal(one!.payment.on, '2026-11-04')
    assert.deepEqual(reasonWords(one!, { ...names, payee: 'Shop' }, 'one by hand'), [
      'Shop took €49.90 on 2 November 2026 and again on 4 November 2026, both from Checking.',
      'Only one of them is on the bank’s list: the other may be the same payment, entered by hand.',
    ])
  })

  test('are no charges that are habits, recur, or are on two accounts', async ({ assert }) => {
    const tickets = Array.from({ length: 30 }, (_, at) => payment(addDays(UNTIL, -2 * at), TICKETS, -290))
    assert.isEmpty(await found([...life(), ...tickets]))
    const twice = [payment('2026-11-02', STRANGER, -4_990), payment('2026-11-04', STRANGER, -4_990)]
    assert.isEmpty(await found([...life(), ...twice], { isRecurring: () => true }))
    assert.isEmpty(await found([...life(), twice[0]!, { ...twice[1]!, accountId: 2 }]))
  })

  test('are large payments to somebody new', async ({ assert }) => {
    const [one] = await found([...life(), payment('2026-11-12', STRANGER, -88_000)])
    assert.include(['new_payee', 'large'], one!.kind)
    assert.include(reasonWords(one!, { ...names, payee: 'Stranger' }).join(' '), 'paid for the first time')
  })

  test('are the first payment of a new level alone', async ({ assert }) => {
    const dearer = ['2026-10-20', '2026-10-26', '2026-11-01'].map((on) => payment(on, GROCER, -39_000))
    const told = await found([...life(), ...dearer])
    assert.deepEqual(
      told.map(({ payment: { on } }) => on),
      ['2026-10-20'],
    )
  })

  test('are no round amount that a cash machine gives again, and no cents', async ({ assert }) => {
    const cash = ['2026-09-20', '2026-11-02', '2026-11-04'].map((on) => payment(on, STRANGER, -5_000))
    assert.isEmpty(await found([...life(), ...cash]))
    assert.isEmpty(await found([...life(), payment('2026-11-02', STRANGER, -33), payment('2026-11-04', STRANGER, -33)]))
  })

  test('of long ago are learned from and not told', async ({ assert }) => {
    assert.isEmpty(await found([...life(), payment('2026-06-10', GROCER, -39_000)]))
  })

  test('are not told of books that have just begun', async ({ assert }) => {
    const young = life().filter(({ on }) => on >= '2026-10-15')
    assert.isEmpty(await found([...young, payment('2026-11-10', GROCER, -39_000)]))
  })
})

test.group('What a person said was to be expected', () => {
  const kinds = fc.constantFrom('large', 'unusual', 'new_payee', 'duplicate' as const)
  const amounts = fc.integer({ min: 100, max: 1_000_000 })

  test('is expected of payments to the same payee up to that size, and of no larger ones', ({ assert }) => {
    fc.assert(
      fc.property(kinds, amounts, amounts, (kind, judged, amount) => {
        const lesson = { kind: 'large' as const, payeeId: GROCER, commodityId: 1, amount: -judged }
        const one = paymentOf(payment(UNTIL, GROCER, -amount))
        assert.equal(isExpected(one, kind, [lesson]), kind !== 'duplicate' && amount <= 1.25 * judged)
        assert.isFalse(isExpected(paymentOf(payment(UNTIL, GROCER, amount)), kind, [lesson]))
        assert.isFalse(isExpected(paymentOf(payment(UNTIL, BAKER, -amount)), kind, [lesson]))
      }),
    )
  })

  test('of one charge that came twice says nothing of its size', ({ assert }) => {
    const lesson = { kind: 'duplicate' as const, payeeId: GROCER, commodityId: 1, amount: -5_000 }
    const one = paymentOf(payment(UNTIL, GROCER, -5_000))
    assert.isTrue(isExpected(one, 'duplicate', [lesson]))
    assert.isFalse(isExpected(one, 'large', [lesson]))
  })
})
