import { test } from '@japa/runner'
import { USUAL_PREFERENCES } from '#notifications/domain/preferences'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { startMailServer } from '#tests/support/mail_server'
import { ADDRESS, openPostOffice } from '#tests/support/post_office'
import { startPushService, TestBrowser } from '#tests/support/push_service'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

type PostOffice = Awaited<ReturnType<typeof openPostOffice>>

async function logOf(office: PostOffice, household: TestHousehold) {
  const { data } = await office.deliveries.handle(household.id, { id: household.owner.id, isAdmin: true }, {})
  return data
}

async function prefer(
  office: PostOffice,
  household: TestHousehold,
  change: Partial<Parameters<PostOffice['preferences']['save']>[2]>,
) {
  const draft = { ...USUAL_PREFERENCES, channels: [], ...change }
  await office.preferences.save(household.id, household.owner.id, draft)
}

async function channelOf(office: PostOffice, { id, owner }: TestHousehold, kind: string): Promise<number> {
  const { channels } = await office.preferences.show(id, { id: owner.id, isAdmin: true })
  return channels.find((channel) => channel.kind === kind)!.id
}

test.group('What a person prefers', () => {
  test('holds messages until quiet hours end, but not what is critical', async ({ assert }) => {
    const mail = await startMailServer()
    const office = await openPostOffice({ mail, now: '2026-01-10T22:00:00.000Z' })
    const household = await makeHousehold({ time_zone: 'Europe/Vienna' })
    await prefer(office, household, { quietHours: { from: '22:00', to: '07:00' } })
    await office.tell(household.id, { title: 'Can wait' })
    await office.tell(household.id, { title: 'Cannot', severity: 'critical' })
    assert.deepEqual(
      mail.mails.map(({ subject }) => subject),
      ['Urgent: Cannot'],
    )
    assert.containSubset(await logOf(office, household), [
      { state: 'held', heldFor: 'quiet_hours', dueAt: '2026-01-11T06:00:00.000Z' },
    ])
    office.clock.advance(7 * HOUR + MINUTE)
    await office.work()
    assert.deepEqual(
      mail.mails.map(({ subject }) => subject),
      ['Urgent: Cannot'],
    )
    office.clock.advance(HOUR)
    await office.work()
    assert.deepEqual(
      mail.mails.map(({ subject }) => subject),
      ['Urgent: Cannot', 'Can wait'],
    )
    await mail.close()
  })

  test('holds also what comes late, but not what is critical', async ({ assert }) => {
    let isAway = true
    const mail = await startMailServer({ refuse: () => (isAway ? { code: 451, message: 'Not now' } : undefined) })
    const office = await openPostOffice({ mail, now: '2026-01-10T20:59:00.000Z' })
    const household = await makeHousehold({ time_zone: 'Europe/Vienna' })
    await prefer(office, household, { quietHours: { from: '22:00', to: '07:00' } })
    await office.tell(household.id, { title: 'Can wait' })
    await office.tell(household.id, { title: 'Cannot', severity: 'critical' })
    isAway = false
    office.clock.advance(2 * MINUTE)
    await office.work()
    await office.work()
    const subjects = () => mail.mails.map(({ subject }) => subject)
    assert.deepEqual(subjects(), ['Urgent: Cannot'])
    const held = { state: 'held', heldFor: 'quiet_hours', dueAt: '2026-01-11T06:00:00.000Z' }
    assert.containSubset(await logOf(office, household), [held])
    office.clock.advance(9 * HOUR)
    await office.work()
    assert.deepEqual(subjects(), ['Urgent: Cannot', 'Can wait'])

    // The mail server comes back in the night.
    await office.notify.handle(household.id, { topic: 'other', severity: 'warning', title: 'Late', body: '' })
    isAway = true
    await office.work()
    isAway = false
    office.clock.advance(16 * HOUR)
    await office.work()
    assert.lengthOf(subjects(), 2)
    await mail.close()
  })

  test('gathers e-mail into one a day', async ({ assert }) => {
    const mail = await startMailServer()
    const office = await openPostOffice({ mail })
    const household = await makeHousehold({ name: 'Home', time_zone: 'UTC' })
    await prefer(office, household, { digest: { every: 'daily', at: '18:00', weekday: 1 } })
    await office.tell(household.id, { title: 'One', body: 'Body one' })
    await office.tell(household.id, { title: 'Two', link: '/bills' })
    assert.lengthOf(mail.mails, 0)
    office.clock.advance(6 * HOUR + MINUTE)
    await office.work()
    assert.lengthOf(mail.mails, 1)
    assert.equal(mail.mails[0]!.subject, '2 messages from Home')
    for (const words of ['One', 'Body one', 'Two', `${ADDRESS}/bills`]) assert.include(mail.mails[0]!.text, words)
    assert.containSubset(await logOf(office, household), [{ state: 'sent' }, { state: 'sent' }])
    office.clock.advance(24 * HOUR)
    await office.work()
    assert.lengthOf(mail.mails, 1)
    await mail.close()
  })

  test('is asked by topic and severity', async ({ assert }) => {
    const mail = await startMailServer()
    const office = await openPostOffice({ mail })
    const household = await makeHousehold()
    const channelId = await channelOf(office, household, 'email')
    const route = { least: 'critical', groups: { bill: 'info', goal: 'never' } } as const
    await prefer(office, household, { channels: [{ channelId, route }] })
    await office.tell(household.id, { title: 'Warning' })
    await office.tell(household.id, { title: 'Bill', topic: 'bill.due', severity: 'info' })
    await office.tell(household.id, { title: 'Goal', topic: 'goal.reached', severity: 'critical' })
    await office.tell(household.id, { title: 'Unheard', topic: 'novelty.seen', severity: 'critical' })
    assert.deepEqual(
      mail.mails.map(({ subject }) => subject),
      ['Bill', 'Urgent: Unheard'],
    )
    await mail.close()
  })

  test('shows messages on devices, in the words of the household', async ({ assert }) => {
    const service = await startPushService()
    const office = await openPostOffice({ pushNetwork: service.network })
    const household = await makeHousehold({ locale: 'de' })
    const browser = new TestBrowser('/phone')
    await office.subscriptions.add(household.owner.id, browser.address, '')
    await household.database.systemWrite((writes) =>
      writes.run("UPDATE users SET locale = '' WHERE id = ?", [household.owner.id]),
    )
    await household.database.write(household.id, (writes) =>
      writes.insert('notification_templates', {
        topic: 'all',
        locale: 'de',
        subject: 'Achtung: {{title}}',
        body: '{{body}} – {{data.account}} {{household.name}}',
      }),
    )
    await office.tell(household.id, { topic: 'sync.failed', link: '/accounts/1', data: { account: 'Giro' } })
    assert.containSubset(browser.read(Buffer.from(service.seen[0]!.body, 'latin1')), {
      title: 'Achtung: Low balance',
      body: 'Checking is at 12.00. – Giro Test',
      link: `/accounts/1?household=${household.id}`,
    })
    service.close()
  })
})
