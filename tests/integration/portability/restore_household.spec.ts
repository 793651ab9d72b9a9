import fc from 'fast-check'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { CheckLedger } from '#ledger/services/check_ledger'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { balances } from '#tests/support/journal'
import { exportText, restoreText, withoutIds } from '#tests/support/portability'
import { makeRandomLedger, transactions } from '#tests/support/random_ledger'

/*
 * Method: what is exported, brought back into an empty household and exported again is the same but for ids and instants. Whatever is not
 * in the export shows in balances and figures, which are compared, too.
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
})
