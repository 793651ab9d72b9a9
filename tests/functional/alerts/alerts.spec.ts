import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { AlertJson, TrialJson } from '#alerts/validators/alert'
import type { IncidentJson, IncidentWithHistoryJson } from '#alerts/validators/incident'
import { FixedClock } from '#core/clock'
import { addDays } from '#core/plain_date'
import { addMember, makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

const TODAY = '2026-11-21'

interface Problem {
  errors: { pointer: string; code: string }[]
}

interface IncidentList {
  data: IncidentJson[]
  unseen_count: number
}

async function tend({ id }: TestHousehold) {
  await (await app.container.make('florin.tendIncidents')).household(id)
}

const firing = async ({ client }: TestHousehold) =>
  (await client.get<IncidentList>('/alert-incidents?state=firing')).body

async function grocer() {
  const household = await makeHousehold()
  const groceries = await accountOf(household, 'Expenses:Groceries')
  const notInDecember = { field: 'month', op: 'is', value: 'december' }
  const alert = {
    kind: 'spending_over',
    name: 'Groceries',
    settings: { category_ids: [groceries], amount: '400', period: 'month' },
    unless: notInDecember,
  }
  return { ...household, groceries, alert }
}

test.group('Alerts', (group) => {
  group.setup(async () => {
    const gateway = await app.container.make('florin.gateway')
    const wired = ['florin.watchAlerts', 'florin.tendIncidents', 'florin.refreshForecast'] as const
    const holders: object[] = [gateway]
    for (const name of wired) holders.push(Reflect.get(await app.container.make(name), 'parts') as object)
    const clocks = holders.map((holder) => Reflect.get(holder, 'clock') as unknown)
    const clock = new FixedClock(`${TODAY}T09:00:00.000Z`)
    for (const holder of holders) Object.assign(holder, { clock })
    return () => holders.forEach((holder, at) => Object.assign(holder, { clock: clocks[at] }))
  })

  test('are added, changed, switched off, deleted and undone', async ({ assert }) => {
    const { client, alert } = await grocer()
    const { status, body, headers } = await client.post<AlertJson>('/alerts', alert)
    assert.equal(status, 201)
    assert.match(headers.get('florin-change-set')!, /^\d+$/)
    assert.deepInclude(body, { name: 'Groceries', enabled: true, severity: 'warning', problem: null, firing_count: 0 })
    const settings = { ...body.settings, amount: '450' }
    const edited = await client.patch<AlertJson>(`/alerts/${body.id}`, { settings, enabled: false, unless: null })
    assert.deepInclude(edited.body, { settings, enabled: false, unless: null })
    const gone = await client.delete(`/alerts/${body.id}`)
    assert.equal(gone.status, 204)
    assert.equal((await client.get(`/alerts/${body.id}`)).status, 404)
    await client.post(`/change-sets/${gone.headers.get('florin-change-set')}/undo`)
    assert.deepEqual((await client.get<AlertJson>(`/alerts/${body.id}`)).body, edited.body)
  })

  test('go on with the category that theirs was merged into, and come back with it', async ({ assert }) => {
    const household = await grocer()
    const { client, groceries, alert } = household
    const food = await accountOf(household, 'Expenses:Food')
    const unless = { field: 'category', op: 'is', value: groceries }
    const { body } = await client.post<AlertJson>('/alerts', { ...alert, unless })
    const { headers } = await client.post(`/categories/${groceries}/merging`, { into: food })
    const merged = (await client.get<AlertJson>(`/alerts/${body.id}`)).body
    assert.deepEqual([merged.settings.category_ids, merged.unless], [[food], { ...unless, value: food }])
    assert.isNull(merged.problem)
    await client.post(`/change-sets/${headers.get('florin-change-set')}/undo`)
    assert.deepEqual((await client.get<AlertJson>(`/alerts/${body.id}`)).body, body)
  })

  test('are offered in kinds, each of which says what it takes', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { data } = (
      await client.get<{ data: { id: string; sentence: string; settings: { name: string }[] }[] }>('/alert-kinds')
    ).body
    assert.lengthOf(data, 17)
    for (const { sentence, settings } of data)
      assert.sameMembers(
        [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
        settings.map(({ name }) => name),
        sentence,
      )
  })

  test('refuse what makes no sense, and say where', async ({ assert }) => {
    const { client, groceries, alert } = await grocer()
    const wrong: [object, string][] = [
      [{ settings: { category_ids: [], amount: '400', period: 'month' } }, '/settings/category_ids'],
      [{ settings: { category_ids: [groceries], period: 'month' } }, '/settings/amount'],
      [{ settings: { category_ids: [groceries], amount: '400' } }, '/settings/period'],
      [{ settings: { ...alert.settings, days: 4 } }, '/settings/days'],
      [{ unless: { field: 'weather', op: 'is', value: 'fine' } }, '/unless/field'],
      [{ unless: { field: 'spent', op: 'rose_above', value: '5' } }, '/unless/op'],
      [{ condition: alert.unless }, '/condition'],
      [{ kind: 'custom', settings: { about: 'transaction' } }, '/condition'],
    ]
    for (const [change, pointer] of wrong) {
      const { status, body } = await client.post<Problem>('/alerts', { ...alert, unless: null, ...change })
      assert.equal(status, 422, pointer)
      assert.include(
        body.errors.map((error) => error.pointer),
        pointer,
      )
    }
  })

  test('fire, say why, and are acknowledged and put off', async ({ assert }) => {
    const household = await grocer()
    const { client, alert } = household
    await client.post('/alerts', alert)
    await journal(household, `${TODAY} Grocer | Assets:Checking -412.30 EUR | Expenses:Groceries`)
    await tend(household)
    const { data, unseen_count: unseen } = await firing(household)
    assert.equal(unseen, 1)
    const [incident] = data
    assert.deepInclude(incident, { subject: 'Groceries, November 2026', state: 'firing' })
    const inbox = (await client.get<{ data: { title: string; link: string }[] }>('/notifications')).body.data
    assert.deepInclude(inbox[0], { title: 'Groceries', link: `/alerts?incident=${incident!.id}` })
    const put = await client.post<IncidentWithHistoryJson>(`/alert-incidents/${incident!.id}/snooze`, { minutes: 60 })
    assert.isAbove(Date.parse(put.body.snoozed_until!), Date.now() + 59 * 60_000)
    assert.equal((await firing(household)).unseen_count, 0)
    const seen = await client.post<IncidentWithHistoryJson>(`/alert-incidents/${incident!.id}/acknowledgement`)
    assert.deepInclude(seen.body, { acknowledged_by: household.owner.name, snoozed_until: null, trigger: 'budget' })
    assert.deepEqual(
      seen.body.events.map(({ kind, by }) => [kind, by]),
      [
        ['pending', null],
        ['fired', null],
        ['snoozed', household.owner.name],
        ['acknowledged', household.owner.name],
      ],
    )
    const { client: viewer } = await addMember(household, 'viewer')
    assert.equal((await viewer.get(`/alert-incidents/${incident!.id}`)).status, 200)
    assert.equal((await viewer.post(`/alert-incidents/${incident!.id}/acknowledgement`)).status, 403)
    assert.equal((await client.post('/alert-incidents/900000000/snooze', { minutes: 60 })).status, 404)
  })

  test('are not over twice', async ({ assert }) => {
    const household = await makeHousehold()
    const { client, id, database } = household
    await client.post('/alerts', {
      kind: 'low_balance',
      settings: { account_ids: [await accountOf(household, 'Assets:Checking')], amount: '1' },
    })
    await tend(household)
    const { data } = await firing(household)
    await database.write(id, (writes) =>
      writes.run("UPDATE alert_incidents SET state = 'resolved', resolved_at = fired_at WHERE id = ?", [data[0]!.id]),
    )
    const { status, body } = await client.post<{ code: string }>(`/alert-incidents/${data[0]!.id}/acknowledgement`)
    assert.deepEqual([status, body.code], [409, 'E_INCIDENT_IS_OVER'])
  })

  test('are tried on the last twelve months, and tell nothing of it to anybody', async ({ assert }) => {
    const household = await grocer()
    const { client, alert } = household
    await journal(
      household,
      `2026-07-03 Grocer | Assets:Checking -300.00 EUR | Expenses:Groceries
       2026-07-20 Grocer | Assets:Checking -150.00 EUR | Expenses:Groceries
       2026-08-20 Grocer | Assets:Checking -350.00 EUR | Expenses:Groceries
       2025-12-20 Grocer | Assets:Checking -950.00 EUR | Expenses:Groceries
       2026-10-02 Grocer | Assets:Checking -401.00 EUR | Expenses:Groceries`,
    )
    const { body } = await client.post<TrialJson>('/alerts/trial', alert)
    assert.deepInclude(body, { from: '2025-11-21', to: TODAY, has_history: true, count: 2 })
    assert.deepEqual(
      body.firings.map(({ on, subject }) => [on, subject]),
      [
        ['2026-10-02', 'Groceries, October 2026'],
        ['2026-07-20', 'Groceries, July 2026'],
      ],
    )
    const always = await client.post<TrialJson>('/alerts/trial', { ...alert, unless: null })
    assert.equal(always.body.count, 3)
    const large = { kind: 'large_amount', settings: { direction: 'out', amount: '400' } }
    assert.equal((await client.post<TrialJson>('/alerts/trial', large)).body.count, 2)
    const checking = await accountOf(household, 'Assets:Checking')
    const low = { kind: 'low_balance', settings: { account_ids: [checking], amount: '-1000' } }
    assert.deepEqual(
      (await client.post<TrialJson>('/alerts/trial', low)).body.firings.map(({ on }) => on),
      ['2026-07-03'],
    )
    const bills = await client.post<TrialJson>('/alerts/trial', { kind: 'bill_due' })
    assert.deepInclude(bills.body, { has_history: false, count: 0 })
    assert.isEmpty((await firing(household)).data)
  })

  test('look at budgets', async ({ assert }) => {
    const household = await grocer()
    const { client, groceries } = household
    await client.put('/budget/settings', { starts_on: '2026-11-01', opening_amount: '0' })
    const period = '2026-11'
    await client.put('/budget/assignments', { period, assignments: [{ category_id: groceries, amount: '200.00' }] })
    await client.post('/alerts', { kind: 'budget_used', settings: { percent: 90, category_ids: [] } })
    await journal(household, '2026-11-10 Grocer | Assets:Checking -179.00 EUR | Expenses:Groceries')
    await tend(household)
    assert.isEmpty((await firing(household)).data)
    await journal(household, '2026-11-11 Grocer | Assets:Checking -2.00 EUR | Expenses:Groceries')
    await tend(household)
    const [incident] = (await firing(household)).data
    assert.deepInclude(incident, { words: '€181.00 of €200.00 are spent in Groceries.' })
  })

  test('look ahead', async ({ assert }) => {
    const household = await makeHousehold()
    const lines = [`${addDays(TODAY, -150)} Start | Assets:Checking 3150.00 EUR | Income:Other`]
    for (let back = 150; back >= 0; back--)
      lines.push(`${addDays(TODAY, 0 - back)} Grocer | Assets:Checking -20.00 EUR | Expenses:Groceries`)
    await journal(household, lines.join('\n'))
    await (await app.container.make('florin.refreshForecast')).handle(household.id)
    const checking = await accountOf(household, 'Assets:Checking')
    const settings = { account_ids: [checking], certainty: 'likely', amount: '0', days: 30 }
    const { body } = await household.client.post<AlertJson>('/alerts', { kind: 'forecast_below', settings })
    await tend(household)
    const [incident] = (await firing(household)).data
    assert.equal(incident!.alert.id, body.id)
    assert.match(incident!.words, /^Checking will likely be at -€\d+\.\d\d on \d+ \w+ 202\d\.$/)
  })
})
