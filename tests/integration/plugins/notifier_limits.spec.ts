import { test } from '@japa/runner'
import { failureOf } from '#jobs/failure'
import type { InstanceDraft } from '#plugins/services/edit_instances'
import { openNotifier } from '#tests/support/notifier_services'

/*
 * How each provider says that it is called too often, as its documentation has it, and that its trouble passes: what is tried again is
 * not tried before the provider takes it.
 */
interface Provider {
  host: string
  draft: Partial<InstanceDraft>
  headers?: Record<string, number | string>
  body?: unknown
}

const own = (plugin: string, settings: Record<string, string> = {}, setting = 'server') => ({
  host: `${plugin}.example.org`,
  draft: {
    settings: { [setting]: `https://${plugin}.example.org/`, ...settings },
    secrets: { token: 'secret' },
    lan: [{ setting, origin: `https://${plugin}.example.org` }],
  },
})

const WAIT_SECONDS = 1_800

const providers: Record<string, Provider> = {
  ntfy: { ...own('ntfy', { topic: 'money', where: 'own' }), headers: { 'retry-after': WAIT_SECONDS } },
  gotify: {
    ...own('gotify'),
    headers: { date: 'Tue, 31 Mar 2026 12:00:00 GMT', 'retry-after': 'Tue, 31 Mar 2026 12:30:00 GMT' },
  },
  telegram: {
    host: 'api.telegram.org',
    draft: { settings: { chat: '4711' }, secrets: { token: '1:secret' } },
    body: { ok: false, error_code: 429, parameters: { retry_after: WAIT_SECONDS } },
  },
  slack: {
    host: 'hooks.slack.com',
    draft: { secrets: { webhook: 'https://hooks.slack.com/services/T0001/B0001/secret' } },
    headers: { 'retry-after': WAIT_SECONDS },
  },
  discord: {
    host: 'discord.com',
    draft: { secrets: { webhook: 'https://discord.com/api/webhooks/4711/secret' } },
    headers: { 'retry-after': WAIT_SECONDS },
    body: { message: 'You are being rate limited.', retry_after: WAIT_SECONDS, global: false },
  },
  matrix: {
    ...own('matrix', { room: '!abc:example.org' }),
    body: { errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: WAIT_SECONDS * 1_000 },
  },
  twilio: {
    host: 'api.twilio.com',
    draft: {
      settings: { account: `AC${'0'.repeat(32)}`, from: '+15005550006', to: '+436601234567' },
      secrets: { token: 'secret' },
    },
    headers: { 'retry-after': WAIT_SECONDS },
    body: { code: 20429, message: 'Too Many Requests', status: 429 },
  },
  webhook: {
    ...own('webhook', {}, 'url'),
    draft: { ...own('webhook', {}, 'url').draft, secrets: {} },
    headers: { 'retry-after': WAIT_SECONDS },
  },
}

test.group('A notifier that is called too often', () => {
  for (const [name, { host, draft, headers = {}, body = {} }] of Object.entries(providers))
    test(`leaves its service alone for as long as it asks for: ${name}`, async ({ assert, cleanup }) => {
      let status = 429
      const { send, seen, state, close } = await openNotifier(
        `${name}_notifier`,
        host,
        (_seen, response) => void response.writeHead(status, headers).end(JSON.stringify(body)),
        draft,
      )
      cleanup(close)
      const failure = async () => {
        try {
          await send()
        } catch (error) {
          return { reason: (error as { reason: string }).reason, wait: failureOf(error).retryAfterSeconds }
        }
        return undefined
      }
      assert.deepEqual(await failure(), { reason: 'rate_limited', wait: WAIT_SECONDS })
      assert.lengthOf(seen, 1)
      status = 503
      assert.equal((await failure())?.reason, 'transient')
      assert.equal(await state(), 'ready')
    })
})
