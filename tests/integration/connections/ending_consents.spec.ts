import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import type { AlertInput } from '#alerts/validators/alert'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { ListBankAccounts } from '#connections/services/list_bank_accounts'
import { SyncConnection } from '#connections/services/sync_connection'
import { WatchConsents } from '#connections/services/watch_consents'
import { alertsOf } from '#tests/support/alerts'
import { addMember } from '#tests/support/household'
import { type Lab, openLab, pluginOf, storePermission } from '#tests/support/instances'

const DAY = 86_400_000

/** A bank that lets Florin in until the day that is entered, until it moves it by itself or refuses. */
const bank = (accounts = '') =>
  pluginOf(
    `connector: {
       async connect({ input }, florin) {
         await florin.store.set('until', input.until ?? '')
         return { unique_id: 'ada', title: 'Ada', ...(input.until && { consent_ends_on: input.until }) }
       },
       async accounts(request, florin) {
         ${accounts}
         return { accounts: [], consent_ends_on: (await florin.store.get('until')) || null }
       },
       async transactions() { return { transactions: [], cursor: null, has_more: false } },
     }`,
    {
      contributes: {
        connector: { connect: { type: 'object', properties: { until: { type: 'string', title: 'Until' } } } },
      },
      schedule: { default_minutes: 1440, least_minutes: 60 },
      permissions: [storePermission],
    },
  )

const REFUSES = `throw Object.assign(new Error('Sign in again.'), { name: 'PluginError', code: 'consent_expired' })`

async function openBank(until: string, alert?: Partial<AlertInput>) {
  const lab = await openLab(bank())
  const { household, clock } = lab
  const alerts = await alertsOf(household, clock)
  if (alert) await alerts.add({ kind: 'consent_ending', name: 'Consents', tell_resolved: true, ...alert })
  const parts = { ...lab, notify: alerts.notify, listBankAccounts: new ListBankAccounts(lab) }
  const sync = new SyncConnection({ ...parts, desk: await app.container.make('florin.imports') })
  lab.works.offer(
    'connector',
    async ({ household_id, instance_id }) => void (await sync.handle(household_id, instance_id)),
  )
  const watch = new WatchConsents(parts)
  const id = await lab.create({ title: 'My bank' })
  const connect = (day: string) => lab.connectInstance.handle(household.id, id, { until: day })
  await connect(until)
  return { lab, alerts, id, connect, ...hands(lab, alerts, watch) }
}

/** What a person and the clock do, and what can be seen of it. */
function hands(lab: Lab, alerts: Awaited<ReturnType<typeof alertsOf>>, watch: WatchConsents) {
  const { household, clock, database } = lab
  const syncIfDue = async () => {
    const due = await lab.runDueInstances.due(clock.now())
    for (const each of due) if (each.household_id === household.id) await lab.runDueInstances.run(each)
  }
  return {
    syncIfDue,
    /** What happens by itself on a day: what is due is fetched, the clock looks twice, alerts are looked at. */
    async on(day: string) {
      clock.advance(Date.parse(`${day}T12:00:00.000Z`) - Date.parse(clock.now()))
      await syncIfDue()
      for (let time = 0; time < 2; time++) await watch.handle()
      await alerts.settle()
      await alerts.tend.household(household.id)
    },
    announced: () =>
      database.read(household.id, async (queries) => {
        const sql = "SELECT payload FROM outbox WHERE topic = 'consent.ending' ORDER BY id"
        const rows = await queries.all<{ payload: string }>(sql)
        return rows.map(({ payload }) => {
          const { days_left: left, ends_on: on } = JSON.parse(payload) as { days_left: number; ends_on: string | null }
          return [on, left]
        })
      }),
    calls: (instanceId: number) =>
      database.read(household.id, async (queries) => {
        const sql = "SELECT COUNT(*) AS calls FROM plugin_runs WHERE instance_id = ? AND method = 'connector.accounts'"
        return (await queries.first<{ calls: number }>(sql, [instanceId]))!.calls
      }),
    firing: async () => (await alerts.incidents()).filter(({ state }) => state === 'firing').map(({ words }) => words),
    messages: async () => (await alerts.notices()).map(({ title, body }) => `${title}: ${body}`),
  }
}

test.group('The consent behind a connection', () => {
  test('is warned of ahead, ends without calls, and is renewed', async ({ assert, cleanup }) => {
    const { lab, id, connect, on, announced, calls, firing, messages } = await openBank('2026-01-22', {
      settings: { days: 10 },
    })
    cleanup(lab.close)
    assert.equal((await lab.show(id)).consent_ends_on, '2026-01-22')
    await on('2026-01-07')
    assert.deepEqual([await announced(), await firing()], [[], []])
    await on('2026-01-09')
    assert.deepEqual([await announced(), await firing()], [[['2026-01-22', 13]], []])
    await on('2026-01-12')
    const near =
      'The consent for My bank ends on 22 January 2026, in 10 days. Renew it before, so that nothing is missed.'
    assert.deepEqual(await firing(), [near])
    await on('2026-01-16')
    await on('2026-01-21')
    const ahead = [13, 6, 1].map((days) => ['2026-01-22', days])
    assert.deepEqual(await announced(), ahead)
    const fetched = await calls(id)

    await on('2026-01-23')
    const ended =
      'The consent for My bank ended on 22 January 2026. Connect it again, so that Florin can fetch from there.'
    assert.deepEqual(await firing(), [ended])
    assert.deepEqual(await announced(), [...ahead, ['2026-01-22', 0]])
    assert.deepInclude(await lab.show(id), {
      state: 'needs_connection',
      state_reason: 'Your consent ended on 22 January 2026.',
      next_run_at: null,
    })
    // What was due in the night when it ended was the last that the bank heard of Florin.
    assert.isAtMost(await calls(id), fetched + 1)
    const last = await calls(id)
    for (const day of ['2026-01-24', '2026-01-25', '2026-02-01']) await on(day)
    assert.equal(await calls(id), last)
    assert.lengthOf(await announced(), 4)

    await connect('2026-04-22')
    await on('2026-02-02')
    assert.deepEqual(await firing(), [])
    assert.isAbove(await calls(id), last)
    assert.deepEqual(await messages(), [
      `Consents: ${near}`,
      `Consents: ${ended}`,
      'Consents: over: My bank is connected again, until 22 April 2026.',
    ])
    await on('2026-04-08')
    assert.deepEqual((await announced()).at(-1), ['2026-04-22', 14])
  })

  test('that was renewed at the bank is warned of no more', async ({ assert, cleanup }) => {
    const { lab, id, on, announced, firing, messages } = await openBank('2026-01-10', {})
    cleanup(lab.close)
    await on('2026-01-04')
    assert.deepEqual(await announced(), [['2026-01-10', 6]])
    assert.lengthOf(await firing(), 1)
    lab.replace(bank(`await florin.store.set('until', '2026-07-10')`))
    await on('2026-01-06')
    assert.equal((await lab.show(id)).consent_ends_on, '2026-07-10')
    assert.deepEqual(await firing(), [])
    assert.equal(
      (await messages()).at(-1),
      'Consents: over: The consent for My bank was renewed and holds until 10 July 2026.',
    )
    await on('2026-07-01')
    assert.deepEqual((await announced()).at(-1), ['2026-07-10', 9])
  })

  test('is told of to those who can renew it, where no alert does', async ({ assert, cleanup }) => {
    const { lab, id, on, messages } = await openBank('2026-01-22')
    cleanup(lab.close)
    const { person } = await addMember(lab.household, 'member')
    for (const day of ['2026-01-09', '2026-01-16', '2026-01-21', '2026-01-23', '2026-01-24']) await on(day)
    const until =
      'Until 22 January 2026, Florin may fetch what is booked there. Open the connection and renew it, so that nothing is missed.'
    assert.deepEqual(await messages(), [
      `The consent for My bank ends in 13 days: ${until}`,
      `The consent for My bank ends in 6 days: ${until}`,
      `The consent for My bank ends tomorrow: ${until}`,
      'The consent for My bank has ended: It ended on 22 January 2026. Florin fetches nothing more until you connect again. ' +
        'What was fetched stays.',
    ])
    const told = await lab.database.read(lab.household.id, (queries) =>
      queries.all<{ user_id: number; link: string; severity: string }>(
        'SELECT n.user_id, t.link, t.severity FROM notifications n JOIN notices t ON t.id = n.notice_id ORDER BY n.id',
      ),
    )
    assert.notInclude(
      told.map(({ user_id }) => user_id),
      person.id,
    )
    assert.deepEqual(told[0], { user_id: lab.household.owner.id, link: `/plugins/instances/${id}`, severity: 'info' })
    assert.deepEqual(told.map(({ severity }) => severity).slice(1), ['warning', 'warning', 'warning'])
  })

  test('is told of as before where an alert leaves it out', async ({ assert, cleanup }) => {
    const { lab, on, messages, firing } = await openBank('2026-01-22', {
      unless: { field: 'connection', op: 'contains', value: 'my bank' },
    })
    cleanup(lab.close)
    await on('2026-01-21')
    assert.deepEqual(await firing(), [])
    assert.lengthOf(await messages(), 1)
  })

  test('may end before its day: the bank refuses once and is left alone', async ({ assert, cleanup }) => {
    const { lab, id, on, announced, calls, firing, messages } = await openBank('2026-03-30', {})
    cleanup(lab.close)
    lab.replace(bank(REFUSES))
    await on('2026-01-04')
    assert.deepEqual(await announced(), [['2026-03-30', 0]])
    assert.deepEqual(await firing(), ['My bank wants to be connected again.'])
    const once = await calls(id)
    for (const day of ['2026-01-05', '2026-01-06', '2026-03-29', '2026-04-02']) await on(day)
    assert.equal(await calls(id), once)
    assert.lengthOf(await announced(), 1)
    assert.lengthOf(await messages(), 1)
  })

  test('that no bank tells the end of is not warned of', async ({ assert, cleanup }) => {
    const { lab, id, on, connect, announced, firing } = await openBank('', {})
    cleanup(lab.close)
    await on('2026-12-31')
    assert.deepEqual([await announced(), await firing(), (await lab.show(id)).state], [[], [], 'ready'])
    // Who connects anew gives another consent: what the one before said of its end holds no more.
    await connect('2027-01-01')
    assert.equal((await lab.show(id)).consent_ends_on, '2027-01-01')
    await connect('')
    assert.isNull((await lab.show(id)).consent_ends_on)
  })

  test('is gone with a connection that is switched off or deleted', async ({ assert, cleanup }) => {
    const { lab, id, on, firing, announced } = await openBank('2026-01-10', {})
    cleanup(lab.close)
    const { household, editInstances } = lab
    await on('2026-01-03')
    assert.lengthOf(await firing(), 1)
    await editInstances.handle(household.id, id, { enabled: false }, household.actor)
    await on('2026-01-12')
    assert.deepEqual(await firing(), [])
    assert.lengthOf(await announced(), 1)
    const { changeSetId } = await editInstances.delete(household.id, id, household.actor)
    await new UndoChangeSet(lab.gateway).handle(household.id, changeSetId!, household.actor)
    assert.deepInclude(await lab.show(id), { consent_ends_on: null, state: 'needs_attention' })
  })

  test('is told once, by however many servers at once', async ({ assert, cleanup }) => {
    const { lab, id, announced } = await openBank('2026-01-10')
    cleanup(lab.close)
    const alerts = await alertsOf(lab.household, lab.clock)
    const watches = [1, 2, 3].map(() => new WatchConsents({ ...lab, notify: alerts.notify }))
    lab.clock.advance(2 * DAY)
    await Promise.all(watches.map((each) => each.connection(lab.household.id, id, '2026-01-04')))
    assert.deepEqual(await announced(), [['2026-01-10', 6]])
  })
})
