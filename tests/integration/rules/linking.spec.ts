import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { FixedClock } from '#core/clock'
import { RefreshRecurring } from '#recurring/services/refresh_recurring'
import { ApplyRule } from '#rules/services/apply_rule'
import { EditRules } from '#rules/services/edit_rules'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { journal } from '#tests/support/journal'

const MONTHS = ['05', '06', '07', '08', '09', '10']

async function refresh({ id, database }: TestHousehold) {
  const notify = await app.container.make('florin.notify')
  await new RefreshRecurring({ database, clock: new FixedClock('2026-11-05T12:00:00.000Z'), notify }).handle(id)
}

/** Rent by the month, and what was once paid to somebody else. */
async function withRent() {
  const household = await makeHousehold()
  const rent = MONTHS.map((month) => `2026-${month}-01 Landlord | Assets:Checking -850.00 EUR | Expenses:Rent`)
  const ids = await journal(
    household,
    [...rent, '2026-10-20 Caretaker | Assets:Checking -90.00 EUR | Expenses:Rent'].join('\n'),
  )
  await refresh(household)
  const read = <T>(sql: string) => household.database.read(household.id, (queries) => queries.all<T>(sql))
  const [bill] = await read<{ id: number }>("SELECT id FROM recurring_payments WHERE name = 'Landlord'")
  const linked = async () => {
    const sql = 'SELECT transaction_id AS id FROM recurring_links ORDER BY transaction_id'
    return (await read<{ id: number }>(sql)).map(({ id }) => id)
  }
  return { household, bill, linked, rent: ids.slice(0, -1), other: ids.at(-1)! }
}

test.group('A rule that links payments to a bill', () => {
  test('says more than what was found, until it is undone', async ({ assert }) => {
    const { household, bill, linked, rent, other } = await withRent()
    assert.deepEqual(await linked(), rent)
    const gateway = await app.container.make('florin.gateway')
    const draft = {
      name: 'Rent',
      condition: { field: 'payee', op: 'is', value: 'caretaker' },
      actions: [{ type: 'link_recurring', recurring_id: bill.id }],
    }
    const { result: rule } = await new EditRules(gateway).create(household.id, draft, household.actor)
    const applied = await new ApplyRule(gateway).handle(household.id, rule)
    assert.equal(applied.result, 1)
    await refresh(household)
    assert.deepEqual(await linked(), [...rent, other])
    await refresh(household)
    assert.deepEqual(await linked(), [...rent, other])
    assert.equal((await new ApplyRule(gateway).handle(household.id, rule)).result, 0)
    await new UndoChangeSet(gateway).handle(household.id, applied.changeSetId!, household.actor)
    await refresh(household)
    assert.deepEqual(await linked(), rent)
  })

  test('is not saved for a bill that is not there', async ({ assert }) => {
    const { household, bill } = await withRent()
    const gateway = await app.container.make('florin.gateway')
    const draft = {
      name: 'Rent',
      condition: { field: 'payee', op: 'is_empty' },
      actions: [{ type: 'link_recurring', recurring_id: bill.id + 1_000_000 }],
    }
    await assert.rejects(
      () => new EditRules(gateway).create(household.id, draft, household.actor),
      /recurring payment that is not there/,
    )
  })
})
