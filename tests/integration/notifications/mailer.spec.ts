import { test } from '@japa/runner'
import type { Network } from '#plugins/broker/network'
import { DeliveryFailedException, DeliveryRefusedException } from '#notifications/exceptions'
import { Mailer, type Mail } from '#notifications/services/mailer'
import type { MailServer } from '#notifications/services/mail_settings'
import { testNetwork } from '#tests/support/broker'
import { MAIL_HOST, startMailServer, type TestMailServer } from '#tests/support/mail_server'

const MAIL: Mail = {
  to: { name: 'Ada Lövelace', address: 'ada@example.org' },
  subject: 'Groceries are over budget – really',
  text: 'Grüße\n\nSecond paragraph\n',
  html: '<!doctype html><p>Grüße</p>',
  messageId: '<notification-1-7-1@florin.example>',
}

const mailerFor = ({ network, settings }: { network: Network; settings: MailServer | null }) =>
  new Mailer({ network, settings: { server: () => Promise.resolve(settings) } })

async function failureOf(server: Pick<TestMailServer, 'network' | 'settings'>): Promise<Error & { reason?: string }> {
  try {
    await mailerFor(server).send(MAIL)
  } catch (error) {
    return error as Error
  }
  throw new Error('It was sent.')
}

test.group('E-mail', () => {
  for (const security of ['tls', 'starttls', 'none'] as const)
    test(`arrives by SMTP with ${security}`, async ({ assert }) => {
      const server = await startMailServer({ security, signIn: security !== 'none' })
      const receipt = await mailerFor(server).send(MAIL)
      assert.match(receipt, /^250 .*queued as 7/)
      const [mail] = server.mails
      assert.equal(mail!.subject, MAIL.subject)
      assert.deepInclude(mail!.from, { name: 'Florin', address: 'florin@example.org' })
      assert.deepInclude(mail!.to![0], MAIL.to)
      assert.equal(mail!.text!.trim(), MAIL.text.trim())
      assert.include(mail!.html, 'Grüße')
      assert.equal(mail!.messageId, MAIL.messageId)
      assert.deepInclude(
        mail!.headers.find(({ key }) => key === 'auto-submitted'),
        { value: 'auto-generated' },
      )
      assert.deepEqual(server.secured, [security !== 'none'])
      await server.close()
    })

  test('is not sent in the open where it should be secret', async ({ assert }) => {
    const server = await startMailServer({ security: 'none', signIn: false })
    const failure = await failureOf({ ...server, settings: { ...server.settings, security: 'starttls' } })
    assert.instanceOf(failure, DeliveryFailedException)
    assert.equal(failure.reason, 'encryption')
    assert.lengthOf(server.mails, 0)
    await server.close()
  })

  test('goes to no server whose certificate is somebody else’s', async ({ assert }) => {
    for (const security of ['tls', 'starttls'] as const) {
      const server = await startMailServer({ security, untrusted: true })
      const failure = await failureOf(server)
      assert.instanceOf(failure, DeliveryFailedException)
      assert.match(failure.message, /certificate/)
      assert.lengthOf(server.mails, 0)
      await server.close()
    }
  })

  test('with a wrong password fails at once, and says so', async ({ assert }) => {
    const server = await startMailServer()
    const failure = await failureOf({ ...server, settings: { ...server.settings, password: 'wrong' } })
    assert.instanceOf(failure, DeliveryRefusedException)
    assert.equal(failure.reason, 'sign_in')
    assert.match(failure.message, /does not take the user florin.*535/)
    assert.notInclude(failure.message, 'wrong')
    await server.close()
  })

  test('that is refused for good is told apart from what may pass', async ({ assert }) => {
    const refusals = [
      [550, DeliveryRefusedException],
      [451, DeliveryFailedException],
    ] as const
    for (const [code, kind] of refusals) {
      const server = await startMailServer({ refuse: () => ({ code, message: 'No such box, or not now' }) })
      const failure = await failureOf(server)
      assert.instanceOf(failure, kind)
      assert.equal(failure.reason, 'recipient')
      assert.include(failure.message, `${code} No such box`)
      await server.close()
    }
  })

  test('says when there is no server', async ({ assert }) => {
    const server = await startMailServer()
    await server.close()
    const gone = await failureOf(server)
    assert.instanceOf(gone, DeliveryFailedException)
    assert.equal(gone.reason, 'connection')
    const unknown = await failureOf({ network: testNetwork({}), settings: server.settings })
    assert.match(unknown.message, /cannot be looked up/)
    const none = mailerFor({ network: testNetwork({}), settings: null })
    await assert.rejects(() => none.send(MAIL), /Nobody has set up/)
  })

  test('may go to the own network, and to no place where secrets of clouds are', async ({ assert }) => {
    const server = await startMailServer()
    const dials: string[] = []
    const at = (address: string): Network => ({
      ...server.network,
      resolve: () => Promise.resolve([address]),
      dial: (addresses, port) => {
        dials.push(...addresses)
        return server.network.dial(addresses, port)
      },
    })
    await mailerFor({ network: at('192.168.1.5'), settings: server.settings }).send(MAIL)
    for (const address of ['169.254.169.254', '0.0.0.0', 'fe80::1', '224.0.0.1']) {
      const failure = await failureOf({ network: at(address), settings: server.settings })
      assert.equal(failure.reason, 'address', address)
    }
    assert.deepEqual(dials, ['192.168.1.5'])
    await server.close()
  })

  test('cannot be given further headers or recipients by what it says', async ({ assert }) => {
    const server = await startMailServer()
    await mailerFor(server).send({
      ...MAIL,
      subject: 'One\r\nBcc: eve@example.org',
      to: { name: 'Ada\r\nBcc: eve@example.org', address: 'ada@example.org' },
    })
    const [mail] = server.mails
    assert.isUndefined(mail!.headers.find(({ key }) => key === 'bcc'))
    assert.lengthOf(mail!.to!, 1)
    await server.close()
  })

  test(`knows the server by its name, ${MAIL_HOST}`, async ({ assert }) => {
    const server = await startMailServer({ security: 'tls' })
    const failure = await failureOf({
      network: { ...server.network, resolve: () => Promise.resolve(['93.184.216.34']) },
      settings: { ...server.settings, host: 'other.example.org' },
    })
    assert.match(failure.message, /certificate|altnames/i)
    await server.close()
  })
})
