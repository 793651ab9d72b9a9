import { test } from '@japa/runner'
import { Mailer } from '#notifications/services/mailer'
import { SendInvitation } from '#notifications/services/send_invitation'
import { startMailServer } from '#tests/support/mail_server'

const INVITATION = {
  email: 'grace@example.org',
  linkToken: 'to+ken',
  household: { name: 'The <b>Lovelaces</b>', locale: 'de' },
  inviterName: 'Ada',
}

test.group('An invitation', () => {
  test('is mailed to whom it is for, in the language of the household', async ({ assert }) => {
    const server = await startMailServer()
    const mailer = new Mailer({ network: server.network, settings: { server: () => Promise.resolve(server.settings) } })
    const mail = { isConfigured: () => Promise.resolve(true) }
    const sender = new SendInvitation({ mailer, mail, address: 'https://florin.example.org' })
    assert.isTrue(await sender.handle(INVITATION))
    const [sent] = server.mails
    assert.equal(sent!.subject, 'Ada lädt dich zu „The <b>Lovelaces</b>“ ein')
    assert.include(sent!.text, 'https://florin.example.org/join?token=to%2Bken')
    assert.notInclude(sent!.html, '<b>Lovelaces')
    await server.close()
    assert.isFalse(await sender.handle(INVITATION))
  })

  test('is passed on by hand where nothing can be mailed', async ({ assert }) => {
    const mailer = { send: () => Promise.reject(new Error('Nothing is sent here.')) }
    const mail = { isConfigured: () => Promise.resolve(false) }
    assert.isFalse(await new SendInvitation({ mailer, mail, address: 'https://f.example' }).handle(INVITATION))
    const set = { isConfigured: () => Promise.resolve(true) }
    assert.isFalse(await new SendInvitation({ mailer, mail: set, address: null }).handle(INVITATION))
  })
})
