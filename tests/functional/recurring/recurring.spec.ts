import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { FixedClock } from '#core/clock'
import { CheckLedger } from '#ledger/services/check_ledger'
import { RefreshRecurring } from '#recurring/services/refresh_recurring'
import type { CalendarJson, RecurringJson } from '#recurring/validators/recurring'
import { Client } from '#tests/support/client'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { journal } from '#tests/support/journal'

const NOON = 'T12:00:00.000Z'

async function at<T>(day: string, work: () => Promise<T>): Promise<T> {
  const gateway = await app.container.make('florin.gateway')
  const { clock } = gateway
  Object.assign(gateway, { clock: new FixedClock(day + NOON) })
  try {
    return await work()
  } finally {
    Object.assign(gateway, { clock })
  }
}

async function refresh({ id, database }: TestHousehold, day: string) {
  const notify = await app.container.make('florin.notify')
  return new RefreshRecurring({ database, clock: new FixedClock(day + NOON), notify }).handle(id)
}

const months = ['05', '06', '07', '08', '09', '10']

/** Rent and a subscription by the month, a salary, and shopping between them, until October 2026. */
async function household() {
  const made = await makeHousehold()
  await journal(
    made,
    months
      .map(
        (month, index) => `
        2026-${month}-01 Landlord | Assets:Checking -850.00 EUR | Expenses:Rent
        2026-${month}-12 Streaming | Assets:Checking -12.99 EUR | Expenses:Leisure
        2026-${month}-28 Employer | Assets:Checking 2400.00 EUR | Income:Salary
        2026-${month}-${10 + ((index * 7) % 15)} Grocer | Assets:Checking -${41 + index * 9}.10 EUR | Expenses:Groceries`,
      )
      .join('\n'),
  )
  return made
}

async function listed({ client }: TestHousehold, day = '2026-11-05') {
  return (await at(day, () => client.get<{ data: RecurringJson[] }>('/recurring-payments'))).body.data
}

async function named(made: TestHousehold, name: string) {
  return (await listed(made)).find((each) => each.name === name)!
}

async function topics({ id, database }: TestHousehold) {
  const rows = await database.systemRead((queries) =>
    queries.all<{ topic: string }>(
      `SELECT topic FROM outbox WHERE household_id = ? AND topic LIKE 'bill.%' ORDER BY id`,
      [id],
    ),
  )
  return rows.map(({ topic }) => topic)
}

/** What florin:check says, of what Florin found and of what a person did to it. */
async function checked({ id }: TestHousehold) {
  return (await new CheckLedger(await app.container.make('florin.gateway')).handle(id)).problems
}

test.group('Payments that recur', () => {
  test('are suggested, with their next day, amount and cost of a year', async ({ assert }) => {
    const made = await household()
    assert.deepInclude(await refresh(made, '2026-11-05'), { suggested: 3 })
    const found = await listed(made)
    assert.deepEqual(found.map(({ name, cadence, status, direction }) => [name, cadence, status, direction]).sort(), [
      ['Employer', 'month', 'suggested', 'in'],
      ['Landlord', 'month', 'suggested', 'out'],
      ['Streaming', 'month', 'suggested', 'out'],
    ])
    const streaming = found.find(({ name }) => name === 'Streaming')!
    assert.deepInclude(streaming, { next_due_on: '2026-11-12', yearly: '-155.88', state: 'due', payment_count: 6 })
    assert.equal(streaming.amount.expected, '-12.99')
    assert.deepInclude(await refresh(made, '2026-11-05'), { suggested: 0, told: 0 })
  })

  test('are confirmed and undone, and what was ignored does not come back', async ({ assert }) => {
    const made = await household()
    await refresh(made, '2026-11-05')
    const rent = await named(made, 'Landlord')
    const { headers } = await made.client.patch(`/recurring-payments/${rent.id}`, { status: 'confirmed' })
    assert.equal((await named(made, 'Landlord')).status, 'confirmed')
    await made.client.post(`/change-sets/${headers.get('florin-change-set')}/undo`)
    assert.equal((await named(made, 'Landlord')).status, 'suggested')
    const streaming = await named(made, 'Streaming')
    await made.client.patch(`/recurring-payments/${streaming.id}`, { status: 'ignored' })
    await made.client.post('/transactions/deletion', { ids: streaming.history.map(({ transaction_id: id }) => id) })
    await journal(
      made,
      months.map((month) => `2026-${month}-12 Streaming | Assets:Checking -12.99 EUR | Expenses:Leisure`).join('\n'),
    )
    assert.deepInclude(await refresh(made, '2026-11-05'), { suggested: 0 })
    assert.equal((await named(made, 'Streaming')).status, 'ignored')
    assert.deepEqual(await checked(made), [])
  })

  test('get what is paid later, at whatever new price, and tell of it once', async ({ assert }) => {
    const made = await household()
    await refresh(made, '2026-11-05')
    const { id } = await named(made, 'Streaming')
    await made.client.patch(`/recurring-payments/${id}`, { status: 'confirmed' })
    await refresh(made, '2026-11-10')
    await refresh(made, '2026-11-11')
    assert.deepEqual(await topics(made), ['bill.due'])
    await refresh(made, '2026-11-20')
    await refresh(made, '2026-11-21')
    assert.deepEqual(await topics(made), ['bill.due', 'bill.missed'])
    await journal(made, '2026-11-22 Streaming | Assets:Checking -14.99 EUR | Expenses:Leisure')
    await journal(made, '2026-12-12 Streaming | Assets:Checking -14.99 EUR | Expenses:Leisure')
    await refresh(made, '2026-12-13')
    await refresh(made, '2026-12-14')
    assert.deepEqual(await topics(made), ['bill.due', 'bill.missed', 'bill.price_rise'])
    const [after] = (await listed(made, '2026-12-14')).filter((each) => each.id === id)
    assert.deepInclude(after, { state: 'paid', price_rise: { on: '2026-11-22', from: '-12.99', to: '-14.99' } })
    assert.equal(after!.amount.expected, '-14.99')
    assert.isAtLeast(after!.payment_count, 7)
    const inbox = await made.client.get<{ data: { title: string }[] }>('/notifications')
    assert.include(JSON.stringify(inbox.body.data), 'Streaming went up')
  })

  test('are edited, and keep what was decided', async ({ assert }) => {
    const made = await household()
    await refresh(made, '2026-11-05')
    const { id } = await named(made, 'Landlord')
    const edit = { name: 'Rent', next_due_on: '2026-11-15', amount: { from: '840', to: '900' }, notice_days: 10 }
    const { body } = await at('2026-11-05', () => made.client.patch<RecurringJson>(`/recurring-payments/${id}`, edit))
    assert.deepInclude(body, { name: 'Rent', next_due_on: '2026-11-15', notice_days: 10 })
    assert.deepEqual(body.amount, { low: '-900.00', expected: '-850.00', high: '-840.00' })
    assert.deepEqual(body.decided, { cadence: false, next_due_on: true, amount: true })
    const back = await made.client.patch<RecurringJson>(`/recurring-payments/${id}`, {
      next_due_on: null,
      amount: null,
    })
    assert.deepInclude(back.body, {
      next_due_on: '2026-11-01',
      decided: { cadence: false, next_due_on: false, amount: false },
    })
    const ended = await made.client.patch<RecurringJson>(`/recurring-payments/${id}`, { ended_on: '2026-10-31' })
    assert.equal(ended.body.state, 'ended')
    const wrong = await made.client.patch<{ errors: { pointer: string }[] }>(`/recurring-payments/${id}`, {
      account_id: 999_999,
    })
    assert.deepEqual([wrong.status, wrong.body.errors[0]!.pointer], [422, '/account_id'])
  })

  test('are merged, and apart again after an undo', async ({ assert }) => {
    const made = await household()
    await refresh(made, '2026-11-05')
    const [rent, streaming, salary] = [
      await named(made, 'Landlord'),
      await named(made, 'Streaming'),
      await named(made, 'Employer'),
    ]
    const merge = (id: number, into: number) =>
      at('2026-11-05', () => made.client.post<RecurringJson>(`/recurring-payments/${id}/merging`, { into }))
    const { body, headers } = await merge(streaming.id, rent.id)
    assert.deepInclude(body, { name: 'Landlord', payment_count: 12, status: 'confirmed' })
    assert.isUndefined(await named(made, 'Streaming'))
    assert.equal((await merge(rent.id, salary.id)).status, 422)
    assert.equal((await merge(rent.id, rent.id)).status, 422)
    await made.client.post(`/change-sets/${headers.get('florin-change-set')}/undo`)
    await refresh(made, '2026-11-05')
    assert.equal((await named(made, 'Streaming')).payment_count, 6)
    assert.equal((await named(made, 'Landlord')).payment_count, 6)
  })

  test('stand in the calendar, paid and due', async ({ assert }) => {
    const made = await household()
    await refresh(made, '2026-11-05')
    const { id } = await named(made, 'Streaming')
    await made.client.patch(`/recurring-payments/${id}`, { status: 'confirmed' })
    const { body } = await at('2026-11-05', () => made.client.get<CalendarJson>('/bills?from=2026-10-01&to=2026-12-31'))
    assert.deepEqual(
      body.data.map(({ name, on, state, amount }) => [name, on, state, amount]),
      [
        ['Streaming', '2026-10-12', 'paid', '-12.99'],
        ['Streaming', '2026-11-12', 'due', '-12.99'],
        ['Streaming', '2026-12-12', 'due', '-12.99'],
      ],
    )
  })

  test('are what forecasts put on their dates, and take out of the past', async ({ assert }) => {
    const made = await household()
    await refresh(made, '2026-11-05')
    const forecasts = await app.container.make('florin.recurringItems')
    const told = () =>
      made.database.read(made.id, async (queries) => ({
        past: await forecasts.past(queries, '2026-09-01'),
        upcoming: await forecasts.upcoming(queries, '2026-11-06', '2026-12-31'),
      }))
    assert.deepEqual(await told(), { past: [], upcoming: [] })
    const { id } = await named(made, 'Employer')
    await made.client.patch(`/recurring-payments/${id}`, { status: 'confirmed', ended_on: '2026-11-30' })
    const { past, upcoming } = await told()
    assert.deepEqual(
      upcoming.map(({ due_on: on, expected }) => [on, expected]),
      [['2026-11-28', 240_000]],
    )
    assert.deepEqual(
      past.map(({ occurred_on: on, quantity }) => [on, quantity]),
      [
        ['2026-09-28', 240_000],
        ['2026-10-28', 240_000],
      ],
    )
    await made.client.patch(`/recurring-payments/${id}`, { ended_on: null })
    const later = await made.database.read(made.id, (queries) =>
      forecasts.upcoming(queries, '2027-06-01', '2027-12-31'),
    )
    assert.deepEqual(later, [], 'nobody paid for half a year')
  })

  test('are found by the job that follows changes, where anything recurs', async ({ assert }) => {
    const made = await household()
    const { followChanges } = await import('#recurring/services/follow_changes')
    const jobs = () =>
      made.database.systemRead((queries) =>
        queries.all(`SELECT id FROM jobs WHERE name = 'recurring.refresh' AND household_id = ?`, [made.id]),
      )
    await made.database.systemWrite((writes) => writes.run('DELETE FROM jobs WHERE household_id = ?', [made.id]))
    const clock = new FixedClock(`2026-11-05${NOON}`)
    await followChanges(made.database, clock, made.id)
    assert.lengthOf(await jobs(), 0)
    await refresh(made, '2026-11-05')
    await followChanges(made.database, clock, made.id)
    await followChanges(made.database, clock, made.id)
    assert.lengthOf(await jobs(), 1)
  })
})

test.group('The calendar feed', () => {
  const calendar = async (path: string) => {
    const answer = await new Client().get(path.replace('/api/v1', ''))
    return { status: answer.status, text: String(answer.body), type: answer.headers.get('content-type') }
  }

  test('shows bills to whoever has the address, until it is renewed or withdrawn', async ({ assert }) => {
    const made = await household()
    await refresh(made, '2026-11-05')
    const { id } = await named(made, 'Streaming')
    await made.client.patch(`/recurring-payments/${id}`, { status: 'confirmed', name: 'Films; and, more' })
    const link = () => made.client.post<{ path: string }>('/calendar-link')
    const { path } = (await link()).body
    const { status, text, type } = await at('2026-11-05', () => calendar(path))
    assert.equal(status, 200)
    assert.match(type!, /^text\/calendar/)
    assert.include(text, 'DTSTART;VALUE=DATE:20261112\r\nDTEND;VALUE=DATE:20261113\r\n')
    assert.include(text, String.raw`SUMMARY:Films\; and\, more: 12.99 EUR`)
    assert.notInclude(text, 'Landlord')
    assert.notInclude(text, 'Checking')
    assert.equal((await calendar(path.replace('.ics', ''))).status, 404)
    const renewed = (await link()).body.path
    assert.equal((await calendar(path)).status, 404)
    assert.equal((await calendar(renewed)).status, 200)
    assert.deepInclude((await made.client.get<object>('/calendar-link')).body, { active: true })
    const kept = await made.database.systemRead((queries) => queries.all('SELECT * FROM calendar_feeds'))
    assert.notInclude(JSON.stringify(kept), renewed.split('/').at(-1)!.replace('.ics', ''))
    assert.equal((await made.client.delete('/calendar-link')).status, 204)
    assert.equal((await calendar(renewed)).status, 404)
  })
})
