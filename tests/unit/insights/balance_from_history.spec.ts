import { test } from '@japa/runner'
import { addDays, dayNumber } from '#core/plain_date'
import { balanceFromHistory } from '#insights/domain/balance_from_history'

const TODAY = '2026-11-10'

/** The balance of some days until today that gains by `change` of each day of the month. */
function balances(days: number, change: (dayOfMonth: number) => number): number[] {
  let balance = 0
  return Array.from({ length: days }, (_, at) => {
    const on = addDays(TODAY, at + 1 - days)
    return (balance += change(Number(on.slice(8))))
  })
}

const paid = (day: number) => (day === 25 ? 3_000 : day === 28 ? -1_000 : -10)

test.group('A balance foretold from its past', () => {
  test('knows on which day of the month money comes', ({ assert }) => {
    const past = balances(500, paid)
    const ahead = balanceFromHistory(past, TODAY, 30)
    assert.lengthOf(ahead, 30)
    const now = past.at(-1)!
    const on = (day: string) => ahead[dayNumber(day) - dayNumber(TODAY) - 1]!
    assert.closeTo(on('2026-11-20').p50 - now, -100, 1)
    // Three days before and after, the window has the payday in it or not.
    assert.closeTo(on('2026-12-05').p50 - now, 3_000 - 1_000 - 230, 60)
    for (const { p10, p50, p90 } of ahead) assert.isTrue(p10 <= p50 && p50 <= p90)
  })

  test('says less where the past is short, and nothing where it is too short', ({ assert }) => {
    const some = balanceFromHistory(balances(140, paid), TODAY, 365)
    assert.isTrue(some.length > 20 && some.length < 100, String(some.length))
    assert.deepEqual(balanceFromHistory(balances(40, paid), TODAY, 30), [])
    assert.deepEqual(balanceFromHistory([], TODAY, 30), [])
  })

  test('grows less sure with each day of an uneven life', ({ assert }) => {
    let seed = 7
    const noise = () => ((seed = (seed * 16_807) % 2_147_483_647) % 201) - 100
    const ahead = balanceFromHistory(balances(500, noise), TODAY, 60)
    const width = (at: number) => ahead[at]!.p90 - ahead[at]!.p10
    assert.isAbove(width(40), width(0))
  })
})
