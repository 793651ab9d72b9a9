import fc from 'fast-check'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { demoHousehold } from '#demo/domain/demo_household'
import { CreateDemo } from '#demo/services/create_demo'
import { CheckLedger } from '#ledger/services/check_ledger'
import { makeAlerts } from '#tests/support/alerts'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { balances, journal } from '#tests/support/journal'
import { exportText, restoreText, withoutIds } from '#tests/support/portability'
import { makeRandomLedger, transactions } from '#tests/support/random_ledger'

/*
 * Method: what is exported, brought back into an empty household and exported again is the same but for ids and instants. Whatever is not
 * in the export shows in balances and in a recount, which are compared, too.
 */

async function requireSound({ id }: TestHousehold): Promise<void> {
  const { problems } = await new CheckLedger(await app.container.make('florin.gateway')).handle(id)
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'))
}

test.group('Restoring a household', () => {
  test('random ledgers are the same when they are brought back', async ({ assert }) => {
    await fc.assert(
      fc.asyncProperty(transactions(25), async (facts) => {
        const { household } = await makeRandomLedger(facts)
        const exported = await exportText(household)
        const again = await makeHousehold()
        await restoreText(again, exported)
        assert.deepEqual(withoutIds(await exportText(again)), withoutIds(exported))
        assert.deepEqual(await balances(again), await balances(household))
        await requireSound(again)
      }),
      { numRuns: 6 },
    )
  })

  test('five years of a demo household, more than are read at once, are the same', async ({ assert }) => {
    const household = await makeHousehold(demoHousehold)
    const request = { transactions: 2_500, seed: 7, until: '2026-03-31' }
    await new CreateDemo(await app.container.make('florin.gateway')).handle(household.id, request, household.actor)
    const exported = await exportText(household)
    const again = await makeHousehold(demoHousehold)
    const { result } = await restoreText(again, exported)
    assert.isAtLeast(result.restored.find(({ section }) => section === 'transactions')!.count, 2_500)
    assert.deepEqual(withoutIds(await exportText(again)), withoutIds(exported))
    assert.deepEqual(await balances(again), await balances(household))
    await requireSound(again)
  })

  test('alerts look at what comes after it, and not at what is brought back', async ({ assert }) => {
    const now = '2026-03-10T12:00:00.000Z'
    const there = await makeAlerts(now)
    await journal(there.household, '2026-03-09 Jeweller | Assets:Checking -900.00 EUR | Expenses:Gifts')
    await there.add({ kind: 'large_amount', settings: { direction: 'out', amount: '500' } })
    const here = await makeAlerts(now)
    await restoreText(here.household, await exportText(there.household))
    await here.settle()
    assert.isEmpty(await here.incidents())
    await journal(here.household, '2026-03-10 Jeweller | Assets:Checking -700.00 EUR | Expenses:Gifts')
    await here.settle()
    assert.lengthOf(await here.incidents(), 1)
  })
})
