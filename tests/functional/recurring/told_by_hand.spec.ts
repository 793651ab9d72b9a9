import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { FixedClock } from '#core/clock'
import { listUpcoming } from '#recurring/services/list_upcoming'
import { RefreshRecurring } from '#recurring/services/refresh_recurring'
import type { RecurringJson } from '#recurring/validators/recurring'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'
import { stopClock } from '#tests/support/stopped_clock'

const TODAY = '2026-11-05'

async function household() {
  const made = await makeHousehold()
  await journal(made, '2026-10-20 Grocer | Assets:Checking -41.10 EUR | Expenses:Groceries')
  return { made, checking: await accountOf(made, 'Assets:Checking') }
}

async function refresh({ id, database }: TestHousehold, day: string) {
  const notify = await app.container.make('florin.notify')
  return new RefreshRecurring({ database, clock: new FixedClock(`${day}T12:00:00.000Z`), notify }).handle(id)
}

interface Refusal {
  errors?: { pointer: string }[]
}

const gym = (checking: number, more: object = {}) => ({
  ...{ name: 'Gym', payee: 'Iron Works', account_id: checking, direction: 'out', cadence: 'month' },
  ...{ amount: { from: '29.90', to: '29.90' }, next_due_on: '2026-11-12', ...more },
})

test.group('Recurring payments told by hand', (group) => {
  group.setup(() => stopClock(TODAY, 'florin.refreshRecurring'))

  const add = ({ client }: TestHousehold, bill: object) => client.post<RecurringJson>('/recurring-payments', bill)
  const shown = async ({ client }: TestHousehold, id: number) =>
    (await client.get<RecurringJson>(`/recurring-payments/${id}`)).body

  test('are due before anything was paid, and expected ahead', async ({ assert }) => {
    const { made, checking } = await household()
    const { status, body } = await add(made, gym(checking))
    assert.equal(status, 201)
    assert.deepInclude(body, { name: 'Gym', payee: 'Iron Works', status: 'confirmed', direction: 'out', state: 'due' })
    assert.deepInclude(body, { next_due_on: '2026-11-12', cadence: 'month', yearly: '-358.80', payment_count: 0 })
    assert.deepEqual(body.amount, { low: '-29.90', expected: '-29.90', high: '-29.90' })
    assert.deepEqual(body.decided, { cadence: true, next_due_on: true, amount: true })
    const upcoming = await made.database.read(made.id, (queries) => listUpcoming(queries, TODAY, '2027-01-31'))
    assert.deepEqual(
      upcoming.map(({ due_on: on, expected }) => [on, expected]),
      ['2026-11-12', '2026-12-12', '2027-01-12'].map((on) => [on, -2_990]),
    )
  })

  test('get the payments of their payee, those of the past as well, and go on from there', async ({ assert }) => {
    const { made, checking } = await household()
    await journal(made, '2026-10-13 Iron Works | Assets:Checking -27.90 EUR | Expenses:Leisure')
    const { body } = await add(made, gym(checking))
    assert.deepInclude(body, { payment_count: 1, last_paid_on: '2026-10-13', next_due_on: '2026-11-12' })
    await journal(made, '2026-11-13 Iron Works | Assets:Checking -29.90 EUR | Expenses:Leisure')
    await journal(made, '2026-11-14 Iron Works | Assets:Checking -4.00 EUR | Expenses:Leisure')
    await refresh(made, '2026-11-15')
    const after = await shown(made, body.id)
    assert.deepInclude(after, { payment_count: 2, next_due_on: '2026-12-12' })
    assert.deepEqual(
      after.history.map(({ amount }) => amount),
      ['-27.90', '-29.90'],
    )
  })

  test('without a payee take what costs as much on about the day, and nothing else', async ({ assert }) => {
    const { made, checking } = await household()
    const bill = gym(checking, { payee: undefined, amount: { from: '30', to: '28' } })
    const { body } = await add(made, bill)
    assert.deepEqual(body.amount, { low: '-30.00', expected: '-29.00', high: '-28.00' })
    await journal(
      made,
      `2026-11-02 Kiosk | Assets:Checking -29.00 EUR | Expenses:Leisure
       2026-11-11 Bakery | Assets:Checking -31.00 EUR | Expenses:Leisure
       2026-11-14 Iron Works | Assets:Checking -29.90 EUR | Expenses:Leisure`,
    )
    await refresh(made, '2026-11-15')
    const after = await shown(made, body.id)
    assert.deepEqual(
      after.history.map(({ on }) => on),
      ['2026-11-14'],
    )
    assert.equal(after.next_due_on, '2026-12-12')
  })

  test('follow a payee that is renamed before the first payment', async ({ assert }) => {
    const { made, checking } = await household()
    const { body } = await add(made, gym(checking))
    const { data } = (await made.client.get<{ data: { id: number }[] }>('/payees?query=Iron')).body
    await made.client.patch(`/payees/${data[0]!.id}`, { name: 'Fitness First' })
    await journal(made, '2026-11-12 Fitness First | Assets:Checking -29.90 EUR | Expenses:Leisure')
    await refresh(made, '2026-11-13')
    assert.equal((await shown(made, body.id)).payment_count, 1)
  })

  test('are missed when they are not paid, and gone after an undo', async ({ assert }) => {
    const { made, checking } = await household()
    const { body, headers } = await add(made, gym(checking, { next_due_on: '2026-10-20' }))
    assert.equal(body.state, 'missed')
    await made.client.post(`/change-sets/${headers.get('florin-change-set')}/undo`)
    assert.equal((await made.client.get(`/recurring-payments/${body.id}`)).status, 404)
    assert.isEmpty((await made.client.get<{ data: RecurringJson[] }>('/recurring-payments')).body.data)
  })

  test('are deleted with what was merged into them, and come back whole by an undo', async ({ assert }) => {
    const { made, checking } = await household()
    await journal(made, '2026-10-13 Iron Works | Assets:Checking -29.90 EUR | Expenses:Leisure')
    const [kept, merged, deeper] = [
      (await add(made, gym(checking))).body,
      (await add(made, gym(checking, { name: 'Pool', payee: 'Pool', next_due_on: '2026-11-20' }))).body,
      (await add(made, gym(checking, { name: 'Sauna', payee: 'Sauna', next_due_on: '2026-11-25' }))).body,
    ]
    await made.client.post(`/recurring-payments/${deeper.id}/merging`, { into: merged.id })
    await made.client.post(`/recurring-payments/${merged.id}/merging`, { into: kept.id })
    const { status, headers } = await made.client.delete(`/recurring-payments/${kept.id}`)
    assert.equal(status, 204)
    const rows = () =>
      made.database.read(made.id, (queries) =>
        queries.all<{ id: number }>('SELECT id, merged_into_id FROM recurring_payments ORDER BY id'),
      )
    assert.deepEqual(await rows(), [])
    assert.equal((await made.client.delete(`/recurring-payments/${kept.id}`)).status, 404)
    await made.client.post(`/change-sets/${headers.get('florin-change-set')}/undo`)
    assert.deepEqual(await rows(), [
      { id: kept.id, merged_into_id: null },
      { id: merged.id, merged_into_id: kept.id },
      { id: deeper.id, merged_into_id: merged.id },
    ] as never)
    // At once as it was told, and with its payments as soon as somebody has looked.
    assert.deepInclude(await shown(made, kept.id), { name: 'Gym', payment_count: 0, next_due_on: '2026-11-12' })
    await refresh(made, TODAY)
    assert.deepInclude(await shown(made, kept.id), { name: 'Gym', payment_count: 1, next_due_on: '2026-11-12' })
  })

  test('money that comes in is positive, and a category of the wrong kind of thing is refused', async ({ assert }) => {
    const { made, checking } = await household()
    const { body } = await add(made, gym(checking, { name: 'Pension', payee: 'State', direction: 'in' }))
    assert.equal(body.amount.expected, '29.90')
    const refused = await made.client.post<Refusal>('/recurring-payments', gym(checking, { category_id: checking }))
    assert.equal(refused.status, 422)
    const nothing = await made.client.post<Refusal>(
      '/recurring-payments',
      gym(checking, { amount: { from: '0', to: '0' } }),
    )
    assert.deepEqual([nothing.status, nothing.body.errors?.[0]?.pointer], [422, '/amount/to'])
  })
})
