import { test } from '@japa/runner'
import type { Message } from '#sdk'
import { PluginFailedException } from '#plugins/exceptions'
import { addMember, makeHousehold, type TestHousehold } from '#tests/support/household'
import { startMailServer } from '#tests/support/mail_server'
import { ADDRESS, openPostOffice } from '#tests/support/post_office'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

type PostOffice = Awaited<ReturnType<typeof openPostOffice>>

async function logOf(office: PostOffice, household: TestHousehold) {
  const { data } = await office.deliveries.handle(household.id, { id: household.owner.id, isAdmin: true }, {})
  return data
}

async function channelOf(office: PostOffice, { id, owner }: TestHousehold, kind: string): Promise<number> {
  const { channels } = await office.preferences.show(id, { id: owner.id, isAdmin: true })
  return channels.find((channel) => channel.kind === kind)!.id
}

/** A plugin of kind notifier, as it is set up; the plugin itself does not run here. */
function setUpChat(household: TestHousehold): Promise<number> {
  const row = { plugin_id: 'webhook_notifier', title: 'Family chat', created_at: '2026-01-01T00:00:00.000Z' }
  return household.database.write(household.id, (writes) => writes.insert('plugin_instances', row))
}

test.group('A message', () => {
  test('is mailed to everybody who did not choose otherwise', async ({ assert }) => {
    const mail = await startMailServer()
    const office = await openPostOffice({ mail })
    const household = await makeHousehold({ name: 'The Lovelaces' })
    const { person } = await addMember(household, 'viewer')
    await office.tell(household.id, { link: '/accounts/1' })
    assert.sameMembers(
      mail.mails.map(({ to }) => to![0]!.address),
      [household.owner.email, person.email],
    )
    assert.equal(mail.mails[0]!.subject, 'Low balance')
    assert.include(mail.mails[0]!.text, 'Checking is at 12.00.')
    assert.include(mail.mails[0]!.text, `Open in Florin: ${ADDRESS}/accounts/1?household=${household.id}`)
    assert.include(mail.mails[0]!.html, 'The Lovelaces')
    assert.containSubset(await logOf(office, household), [
      { state: 'sent', attempts: 1, channel: { kind: 'email' }, person: { id: household.owner.id } },
      { state: 'sent', person: { id: person.id } },
    ])
    await office.tell(household.id, { severity: 'info' })
    assert.lengthOf(mail.mails, 2)
    await mail.close()
  })

  test('is not mailed, nor missed, where nobody set e-mail up', async ({ assert }) => {
    const office = await openPostOffice()
    const household = await makeHousehold()
    await office.tell(household.id)
    assert.lengthOf(await logOf(office, household), 0)
  })

  test('that fails for now is tried again until it arrives', async ({ assert }) => {
    let answers = 0
    const mail = await startMailServer({
      refuse: () => (answers++ < 2 ? { code: 451, message: 'Not now' } : undefined),
    })
    const office = await openPostOffice({ mail })
    const household = await makeHousehold()
    await office.tell(household.id)
    const [waiting] = await logOf(office, household)
    assert.containSubset(waiting, { state: 'waiting', attempts: 1, code: 'recipient' })
    assert.match(waiting!.message, /451 Not now/)
    assert.isAbove(Date.parse(waiting!.dueAt), Date.parse(office.clock.now()))
    await office.work()
    assert.lengthOf(mail.mails, 0)
    office.clock.advance(MINUTE)
    await office.work()
    office.clock.advance(2 * MINUTE)
    await office.work()
    assert.lengthOf(mail.mails, 1)
    assert.containSubset(await logOf(office, household), [{ state: 'sent', attempts: 3, code: '', message: '' }])
    await mail.close()
  })

  test('is not tried again before the service of its channel takes it', async ({ assert }) => {
    let asked = 0
    const limited = new PluginFailedException('rate_limited', 'Chat asks to be called less often.', 'chat', 5 * HOUR)
    const office = await openPostOffice({
      sendMessage: { handle: () => (asked++ === 0 ? Promise.reject(limited) : Promise.resolve({ receipt: '1' })) },
    })
    const household = await makeHousehold()
    await setUpChat(household)
    await office.tell(household.id)
    const [waiting] = await logOf(office, household)
    assert.isAtLeast(Date.parse(waiting!.dueAt) - Date.parse(office.clock.now()), 5 * HOUR)
    office.clock.advance(4 * HOUR)
    await office.work()
    assert.equal(asked, 1)
    office.clock.advance(HOUR)
    await office.work()
    assert.containSubset(await logOf(office, household), [{ state: 'sent', attempts: 2, receipt: '1' }])
  })

  test('that is refused is given up at once, and sent again when somebody asks', async ({ assert }) => {
    let isRefused = true
    const mail = await startMailServer({
      refuse: () => (isRefused ? { code: 550, message: 'No such box' } : undefined),
    })
    const office = await openPostOffice({ mail })
    const household = await makeHousehold()
    await office.tell(household.id)
    const [dead] = await logOf(office, household)
    assert.containSubset(dead, { state: 'dead', attempts: 1, code: 'recipient' })
    office.clock.advance(24 * HOUR)
    await office.work()
    assert.lengthOf(mail.mails, 0)
    isRefused = false
    await office.resend.handle(household.id, { id: household.owner.id, isAdmin: true }, dead!.id)
    await office.work()
    assert.lengthOf(mail.mails, 1)
    assert.containSubset(await logOf(office, household), [{ state: 'sent', attempts: 1, code: '' }])

    const [, other] = [
      await office.resend.handle(household.id, { id: household.owner.id, isAdmin: true }, dead!.id),
      await addMember(household, 'member'),
    ]
    await office.work()
    assert.lengthOf(mail.mails, 2)
    assert.notEqual(mail.mails[0]!.messageId, mail.mails[1]!.messageId)
    await assert.rejects(
      () => office.resend.handle(household.id, { id: other.person.id, isAdmin: false }, dead!.id),
      /no message/,
    )
    await mail.close()
  })

  test('that is given up is told of in the inbox, once a day and nowhere else', async ({ assert }) => {
    const mail = await startMailServer({ refuse: () => ({ code: 550, message: 'No such box' }) })
    const office = await openPostOffice({ mail })
    const household = await makeHousehold()
    const { person } = await addMember(household, 'viewer')
    await office.tell(household.id, { recipients: [household.owner.id] })
    await office.tell(household.id, { recipients: [household.owner.id], title: 'Another' })
    const inbox = await household.database.read(household.id, (queries) =>
      queries.all<{ user_id: number; title: string; body: string }>(
        `SELECT u.user_id, n.title, n.body FROM notifications u JOIN notices n ON n.id = u.notice_id
         WHERE n.topic = 'channel.failed'`,
      ),
    )
    assert.lengthOf(inbox, 1)
    assert.deepInclude(inbox[0], { user_id: household.owner.id, title: 'E-mail: a message did not arrive' })
    assert.match(inbox[0]!.body, /^“Low balance” was given up\. .*550 No such box/)
    assert.notEqual(inbox[0]!.user_id, person.id)
    assert.lengthOf(await logOf(office, household), 2)
    await mail.close()
  })

  test('is given up after two hours of trying', async ({ assert }) => {
    const mail = await startMailServer()
    await mail.close()
    const office = await openPostOffice({ mail })
    const household = await makeHousehold()
    await office.tell(household.id)
    for (let attempt = 1; attempt < 9; attempt++) {
      assert.containSubset(await logOf(office, household), [
        { state: 'waiting', attempts: attempt, code: 'connection' },
      ])
      office.clock.advance(2 * HOUR)
      await office.work()
    }
    assert.containSubset(await logOf(office, household), [{ state: 'dead', attempts: 9 }])
  })

  test('whose process died is not sent twice by the job that takes over', async ({ assert }) => {
    const mail = await startMailServer()
    const office = await openPostOffice({ mail })
    const household = await makeHousehold()
    await office.tell(household.id)
    await household.database.systemWrite((writes) =>
      writes.run("UPDATE jobs SET state = 'waiting' WHERE name = 'notifications.deliver' AND household_id = ?", [
        household.id,
      ]),
    )
    await office.work()
    assert.lengthOf(mail.mails, 1)
    await mail.close()
  })

  test('does not reach who has left', async ({ assert }) => {
    const mail = await startMailServer()
    const office = await openPostOffice({ mail })
    const household = await makeHousehold()
    const { person } = await addMember(household, 'member')
    await office.notify.handle(household.id, {
      topic: 'alert.firing',
      severity: 'warning',
      title: 'x',
      body: '',
      recipients: [person.id],
    })
    await household.database.systemWrite((writes) =>
      writes.run('DELETE FROM memberships WHERE user_id = ?', [person.id]),
    )
    await office.work()
    assert.lengthOf(mail.mails, 0)
    await mail.close()
  })
})

test.group('A shared channel', () => {
  test('gets a message once, by the plugin, with the same key for every attempt', async ({ assert }) => {
    const asked: { message: Message; key: string }[] = []
    const office = await openPostOffice({
      sendMessage: {
        handle(_household, _instance, message, options) {
          asked.push({ message, key: options!.key! })
          if (asked.length === 1) throw new PluginFailedException('transient', 'The chat is away.', 'webhook_notifier')
          return Promise.resolve({ receipt: 'r-1' })
        },
      },
    })
    const household = await makeHousehold()
    await addMember(household, 'admin')
    await setUpChat(household)
    await office.tell(household.id, { link: '/bills' })
    assert.lengthOf(asked, 1)
    office.clock.advance(MINUTE)
    await office.work()
    assert.deepEqual(asked[0], asked[1])
    assert.deepEqual(asked[1]!.message, {
      title: 'Low balance',
      body: asked[1]!.message.body,
      severity: 'warning',
      url: `${ADDRESS}/bills?household=${household.id}`,
    })
    assert.containSubset(await logOf(office, household), [
      { state: 'sent', person: null, receipt: 'r-1', channel: { kind: 'plugin', title: 'Family chat' } },
    ])
  })

  test('is not used for members who did not ask for it, and is where a notice names it', async ({ assert }) => {
    let asked = 0
    const office = await openPostOffice({
      sendMessage: { handle: () => (asked++, Promise.resolve({ receipt: null })) },
    })
    const household = await makeHousehold()
    const { person } = await addMember(household, 'member')
    await setUpChat(household)
    await office.tell(household.id, { recipients: [person.id], severity: 'critical' })
    assert.equal(asked, 0)
    const channel = await channelOf(office, household, 'plugin')
    await office.tell(household.id, { recipients: [person.id], severity: 'info', channels: [channel] })
    assert.equal(asked, 1)
  })

  test('that needs somebody is given up, with the plugin’s words', async ({ assert }) => {
    const office = await openPostOffice({
      sendMessage: {
        handle: () =>
          Promise.reject(
            new PluginFailedException('auth_required', 'The token is no longer valid.', 'webhook_notifier'),
          ),
      },
    })
    const household = await makeHousehold()
    await setUpChat(household)
    await office.tell(household.id)
    assert.containSubset(await logOf(office, household), [
      { state: 'dead', attempts: 1, code: 'channel', message: 'The token is no longer valid.' },
    ])
  })
})
