import { test } from '@japa/runner'
import type { Seen } from '#tests/support/broker'
import { newSigningSecret, signatureFault } from '#webhooks/domain/signature'
import { type Answer, json, MESSAGE, openNotifier } from '#tests/support/notifier_services'

/*
 * Bundled notifiers in the real sandbox, behind the real broker, against servers that speak as the providers do: they check who calls, what
 * is called and what is sent, and refuse as the providers refuse.
 */
const bodyOf = ({ body }: Seen) => JSON.parse(body) as Record<string, unknown>

test.group('Notifiers at their services', () => {
  test('Gotify', async ({ assert, cleanup }) => {
    const server = 'https://gotify.example.org'
    const gotify: Answer = ({ method, path, headers, body }, response) => {
      if (headers['x-gotify-key'] !== 'Atoken') return json(response, 401, { error: 'Unauthorized', errorCode: 401 })
      if (method !== 'POST' || path !== '/message') return json(response, 404, { error: 'Not Found', errorCode: 404 })
      const { message } = JSON.parse(body) as { message?: string }
      return message ? json(response, 200, { id: 25, appid: 1, message }) : json(response, 400, { errorCode: 400 })
    }
    const draft = { settings: { server }, lan: [{ setting: 'server', origin: server }] }
    const { send, seen, close } = await openNotifier('gotify_notifier', 'gotify.example.org', gotify, {
      ...draft,
      secrets: { token: 'Atoken' },
    })
    cleanup(close)
    assert.equal(await send(), '25')
    assert.deepInclude(bodyOf(seen[0]!), { title: MESSAGE.title, message: MESSAGE.body, priority: 8 })
    assert.equal(await send({ body: '' }), '25')
    const wrong = await openNotifier('gotify_notifier', 'gotify.example.org', gotify, {
      ...draft,
      secrets: { token: 'B' },
    })
    cleanup(wrong.close)
    await assert.rejects(() => wrong.send(), /refuses access \(401\)/)
    assert.equal(await wrong.state(), 'needs_connection')
  })

  test('Telegram', async ({ assert, cleanup }) => {
    const telegram: Answer = ({ path, body }, response) => {
      // Its server decodes the path before it looks at it.
      if (decodeURIComponent(path) !== '/bot110201543:AAsecret/sendMessage')
        return json(response, 404, { ok: false, error_code: 404, description: 'Not Found' })
      const { chat_id: chat, text } = JSON.parse(body) as { chat_id: string; text: string }
      if (text.length > 4096) return json(response, 400, { ok: false, description: 'Bad Request: message is too long' })
      if (chat !== '4711') return json(response, 400, { ok: false, description: 'Bad Request: chat not found' })
      return json(response, 200, { ok: true, result: { message_id: 365, text } })
    }
    const secrets = { token: '110201543:AAsecret' }
    const { send, seen, close } = await openNotifier('telegram_notifier', 'api.telegram.org', telegram, {
      settings: { chat: '4711' },
      secrets,
    })
    cleanup(close)
    assert.equal(await send(), '365')
    assert.equal(bodyOf(seen[0]!).text, `🚨 ${MESSAGE.title}\n\n${MESSAGE.body}\n\n${MESSAGE.url}`)
    assert.notProperty(bodyOf(seen[0]!), 'parse_mode')
    assert.equal(await send({ body: '💶'.repeat(3_500) }), '365')
    const other = await openNotifier('telegram_notifier', 'api.telegram.org', telegram, {
      settings: { chat: '1' },
      secrets,
    })
    cleanup(other.close)
    await assert.rejects(() => other.send(), /chat not found/)
    const unknown = await openNotifier('telegram_notifier', 'api.telegram.org', telegram, {
      settings: { chat: '4711' },
      secrets: { token: '1:x' },
    })
    cleanup(unknown.close)
    await assert.rejects(() => unknown.send(), /no bot with this token/)
  })

  test('Slack', async ({ assert, cleanup }) => {
    const path = '/services/T0001/B0001/secret'
    const slack: Answer = (seen, response) => {
      if (seen.path !== path) return void response.writeHead(404).end('no_service')
      const { blocks } = JSON.parse(seen.body) as { blocks: { type: string; text?: { text: string } }[] }
      const header = blocks.find(({ type }) => type === 'header')!
      const tooLong = header.text!.text.length > 150 || blocks.some(({ text }) => (text?.text.length ?? 0) > 3_000)
      return void response.writeHead(tooLong ? 400 : 200).end(tooLong ? 'invalid_blocks' : 'ok')
    }
    const open = (end: string) =>
      openNotifier('slack_notifier', 'hooks.slack.com', slack, {
        secrets: { webhook: `https://hooks.slack.com${end}` },
      })
    const { send, seen, close } = await open(path)
    cleanup(close)
    assert.isNull(await send())
    const { text, blocks } = bodyOf(seen[0]!) as { text: string; blocks: { text?: { type: string } }[] }
    assert.equal(text, 'Groceries &lt;are&gt; over')
    assert.isTrue(blocks.every((block) => (block.text?.type ?? 'plain_text') === 'plain_text'))
    assert.isNull(await send({ title: 'x'.repeat(250), body: '💶'.repeat(3_000) }))
    const gone = await open('/services/T0001/B0001/other')
    cleanup(gone.close)
    await assert.rejects(() => gone.send(), /does not know this webhook any more/)
    const elsewhere = await openNotifier('slack_notifier', 'hooks.slack.com', slack, {
      secrets: { webhook: 'https://evil.example/services' },
    })
    cleanup(elsewhere.close)
    await assert.rejects(() => elsewhere.send(), /evil\.example|permission|sent to/)
    assert.lengthOf(elsewhere.seen, 0)
  })

  test('Discord', async ({ assert, cleanup }) => {
    const discord: Answer = ({ path, body }, response) => {
      if (path !== '/api/webhooks/4711/secret?wait=true')
        return json(response, 404, { message: 'Unknown Webhook', code: 10015 })
      const { embeds } = JSON.parse(body) as { embeds: { title: string; description: string }[] }
      const tooLong = embeds[0]!.title.length > 256 || embeds[0]!.description.length > 4_096
      return tooLong ? json(response, 400, { code: 50035 }) : json(response, 200, { id: '1193', type: 0 })
    }
    const { send, seen, close } = await openNotifier('discord_notifier', 'discord.com', discord, {
      secrets: { webhook: 'https://discord.com/api/webhooks/4711/secret' },
    })
    cleanup(close)
    assert.equal(await send(), '1193')
    const body = bodyOf(seen[0]!) as { embeds: { description: string; url: string }[]; allowed_mentions: unknown }
    assert.deepEqual(body.allowed_mentions, { parse: [] })
    assert.include(body.embeds[0]!.description, '\\*400.00\\*')
    assert.include(body.embeds[0]!.description, '\\[now\\]\\(')
    assert.equal(body.embeds[0]!.url, MESSAGE.url)
    assert.equal(await send({ body: '*'.repeat(5_000) }), '1193')
  })

  test('Matrix, which shows a message once however often it is sent', async ({ assert, cleanup }) => {
    const events = new Map<string, string>()
    const matrix: Answer = ({ method, path, headers }, response) => {
      if (headers.authorization !== 'Bearer syt_secret') return json(response, 401, { errcode: 'M_UNKNOWN_TOKEN' })
      const [, room, transaction] =
        /^\/_matrix\/client\/v3\/rooms\/([^/]+)\/send\/m\.room\.message\/([^/]+)$/.exec(path) ?? []
      if (method !== 'PUT' || !transaction) return json(response, 404, { errcode: 'M_UNRECOGNIZED' })
      if (decodeURIComponent(room!) !== '!abc:example.org') return json(response, 403, { errcode: 'M_FORBIDDEN' })
      if (!events.has(transaction)) events.set(transaction, `$event${events.size + 1}`)
      return json(response, 200, { event_id: events.get(transaction) })
    }
    const server = 'https://matrix.example.org'
    const open = (room: string) =>
      openNotifier('matrix_notifier', 'matrix.example.org', matrix, {
        settings: { server, room },
        secrets: { token: 'syt_secret' },
        lan: [{ setting: 'server', origin: server }],
      })
    const { send, seen, close } = await open('!abc:example.org')
    cleanup(close)
    assert.deepEqual([await send(), await send(), await send({}, 'other')], ['$event1', '$event1', '$event2'])
    const { formatted_body: html } = bodyOf(seen[0]!) as { formatted_body: string }
    assert.include(html, 'Groceries &lt;are&gt; over')
    assert.include(html, `<a href="${MESSAGE.url}">`)
    const other = await open('!other:example.org')
    cleanup(other.close)
    await assert.rejects(() => other.send(), /may not write to this room/)
  })

  test('Twilio, for what is worth an SMS', async ({ assert, cleanup }) => {
    const account = `AC${'0'.repeat(32)}`
    const twilio: Answer = ({ path, headers, body }, response) => {
      const known = `Basic ${Buffer.from(`${account}:secret`).toString('base64')}`
      if (headers.authorization !== known) return json(response, 401, { code: 20003, message: 'Authenticate' })
      if (path !== `/2010-04-01/Accounts/${account}/Messages.json`) return json(response, 404, { code: 20404 })
      const form = new URLSearchParams(body)
      if (!/^\+\d{6,15}$/.test(form.get('To')!))
        return json(response, 400, { code: 21211, message: 'not a valid phone number' })
      if (form.get('Body')!.length > 1_600) return json(response, 400, { code: 21617, message: 'too long' })
      return json(response, 201, { sid: 'SM1', status: 'queued' })
    }
    const open = (to: string) =>
      openNotifier('twilio_notifier', 'api.twilio.com', twilio, {
        settings: { account, from: '+15005550006', to },
        secrets: { token: 'secret' },
      })
    const { send, seen, close } = await open('+436601234567')
    cleanup(close)
    assert.equal(await send(), 'SM1')
    const form = new URLSearchParams(seen[0]!.body)
    assert.equal(form.get('From'), '+15005550006')
    assert.match(form.get('Body')!, /^Groceries <are> over: Over .* https:\/\/florin\.example\.org\/alerts\/1$/)
    assert.isNull(await send({ severity: 'info' }))
    assert.lengthOf(seen, 1)
    assert.equal(await send({ body: '💶'.repeat(3_000) }), 'SM1')
    const wrong = await open('my phone')
    cleanup(wrong.close)
    await assert.rejects(() => wrong.send(), /not a valid phone number \(21211\)/)
    assert.equal(await wrong.state(), 'needs_attention')
  })

  test('ntfy', async ({ assert, cleanup }) => {
    const ntfy: Answer = ({ method, path, headers, body }, response) => {
      if (headers.authorization !== 'Bearer tk_secret')
        return json(response, 403, { code: 40301, http: 403, error: 'forbidden' })
      const { topic, message, priority } = JSON.parse(body) as { topic: string; message: string; priority: number }
      if (method !== 'POST' || path !== '/' || topic !== 'money') return json(response, 404, { code: 40401 })
      const isWrong = Buffer.byteLength(message) > 4_096 || priority < 1 || priority > 5
      return isWrong
        ? json(response, 400, { code: 40024 })
        : json(response, 200, { id: 'xE73Iyuabi', event: 'message' })
    }
    const server = 'https://ntfy.example.org'
    const open = (token: string) =>
      openNotifier('ntfy_notifier', 'ntfy.example.org', ntfy, {
        settings: { topic: 'money', where: 'own', server: `${server}/` },
        secrets: { token },
        lan: [{ setting: 'server', origin: server }],
      })
    const { send, close } = await open('tk_secret')
    cleanup(close)
    assert.equal(await send(), 'xE73Iyuabi')
    assert.equal(await send({ body: '💶'.repeat(3_000) }), 'xE73Iyuabi')
    const wrong = await open('tk_other')
    cleanup(wrong.close)
    await assert.rejects(() => wrong.send(), /refuses access \(403\)/)
    assert.equal(await wrong.state(), 'needs_connection')
  })

  test('A webhook, whose receiver checks the signature', async ({ assert, cleanup }) => {
    const secret = newSigningSecret()
    const webhook: Answer = ({ headers, body }, response) => {
      const given = (name: string) => String(headers[name])
      const signed = { id: given('webhook-id'), timestamp: given('webhook-timestamp') }
      const signature = given('webhook-signature')
      const fault = signatureFault(secret, body, { ...signed, signature }, new Date().toISOString())
      return void response.writeHead(fault ? 401 : 204).end(fault)
    }
    const url = 'https://receiver.example.org/florin'
    const open = (known: string) =>
      openNotifier('webhook_notifier', 'receiver.example.org', webhook, {
        settings: { url },
        secrets: { secret: known },
        lan: [{ setting: 'url', origin: new URL(url).origin }],
      })
    const { send, seen, close } = await open(secret)
    cleanup(close)
    assert.isNull(await send())
    assert.equal(seen[0]!.headers['webhook-id'], 'notification-1-7-1')
    assert.notInclude(JSON.stringify(seen[0]), secret)
    const other = await open(newSigningSecret())
    cleanup(other.close)
    await assert.rejects(() => other.send(), /refuses access \(401\)/)
  })
})
