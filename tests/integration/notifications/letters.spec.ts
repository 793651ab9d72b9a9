import { test } from '@japa/runner'
import { Mailer } from '#notifications/services/mailer'
import { SendInvitation } from '#notifications/services/send_invitation'
import { SendLetter } from '#notifications/services/send_letter'
import { SendPasswordReset } from '#notifications/services/send_password_reset'
import { startMailServer } from '#tests/support/mail_server'

const INVITATION = {
  email: 'grace@example.org',
  linkToken: 'to+ken',
  household: { name: 'The <b>Lovelaces</b>', locale: 'de' },
  inviterName: 'Ada',
}
const RESET = { user: { id: 1, email: 'ada@example.org', name: 'Ada', locale: 'en-GB' }, secret: 'se+cret' }

async function postOffice() {
  const server = await startMailServer()
  const mailer = new Mailer({ network: server.network, settings: { server: () => Promise.resolve(server.settings) } })
  const mail = { isConfigured: () => Promise.resolve(true) }
  return { server, letters: new SendLetter({ mailer, mail, address: 'https://florin.example.org' }) }
}

function lettersThatStay({ configured, address }: { configured: boolean; address: string | null }) {
  const mailer = { send: () => Promise.reject(new Error('Nothing is sent here.')) }
  return new SendLetter({ mailer, mail: { isConfigured: () => Promise.resolve(configured) }, address })
}

test.group('An invitation', () => {
  test('is mailed to whom it is for, in the language of the household', async ({ assert }) => {
    const { server, letters } = await postOffice()
    const sender = new SendInvitation(letters)
    assert.isTrue(await sender.handle(INVITATION))
    const [sent] = server.mails
    assert.equal(sent!.subject, 'Ada lädt dich zu „The <b>Lovelaces</b>“ ein')
    assert.include(sent!.text, 'https://florin.example.org/join?token=to%2Bken')
    assert.notInclude(sent!.html, '<b>Lovelaces')
    await server.close()
    assert.isFalse(await sender.handle(INVITATION))
  })

  test('is passed on by hand where nothing can be mailed', async ({ assert }) => {
    for (const obstacle of [
      { configured: false, address: 'https://f.example' },
      { configured: true, address: null },
    ])
      assert.isFalse(await new SendInvitation(lettersThatStay(obstacle)).handle(INVITATION))
  })
})

test.group('A link to reset a password', () => {
  test('is mailed to the person, in their language', async ({ assert }) => {
    const { server, letters } = await postOffice()
    const sender = new SendPasswordReset(letters)
    assert.isTrue(await sender.isPossible())
    assert.isTrue(await sender.handle(RESET))
    const [sent] = server.mails
    assert.deepEqual(sent!.to, [{ address: 'ada@example.org', name: 'Ada' }])
    assert.equal(sent!.subject, 'Choose a new password for Florin')
    assert.include(sent!.text, 'https://florin.example.org/reset?token=se%2Bcret')
    await server.close()
  })

  test('is not possible where nothing can be mailed', async ({ assert }) => {
    assert.isFalse(await new SendPasswordReset(lettersThatStay({ configured: true, address: null })).isPossible())
  })
})
