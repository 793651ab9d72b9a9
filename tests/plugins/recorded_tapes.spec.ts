import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { testPlugin } from '#plugins/conformance/test_plugin'
import { BUNDLED_PLUGINS } from '#plugins/installation'

const SECRET = 'invented-secret-4711'

test.group('Tapes', () => {
  test('are recorded once, with handles where secrets were, and then stand in for the server', async ({
    assert,
    cleanup,
  }) => {
    const seen: (string | undefined)[] = []
    const server = createServer(({ headers }, response) => {
      seen.push(headers['x-florin-secret'] as string | undefined)
      response.setHeader('Set-Cookie', 'a=b').end(`You sent ${SECRET}.`)
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    cleanup(() => void server.close())
    const folder = mkdtempSync(join(tmpdir(), 'florin-tapes-'))
    cleanup(() => rmSync(folder, { recursive: true, force: true }))
    cpSync(join(BUNDLED_PLUGINS, 'webhook_notifier'), folder, {
      recursive: true,
      filter: (path) => !path.endsWith('.json') || path.endsWith('plugin.json'),
    })
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
    const message = { title: 'Low balance', body: 'Checking is at 12.00.', severity: 'info', url: null }
    const fixture = {
      method: 'notifier.send',
      request: { message, idempotency_key: 'k-1' },
      settings: { url, secret_header: 'X-Florin-Secret' },
      secrets: { secret: SECRET },
    }
    writeFileSync(join(folder, 'fixtures/sent.case.json'), JSON.stringify(fixture))

    const recorded = await testPlugin(folder, { record: true })
    assert.deepEqual(
      recorded.checks.filter(({ outcome }) => outcome === 'failed'),
      [],
    )
    assert.deepEqual(seen, [SECRET])
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'fixtures/sent.tape.json'), 'utf8')), [
      {
        request: { method: 'POST', url },
        response: { status: 200, headers: {}, body: 'You sent {{secret:secret}}.' },
      },
    ])

    await testPlugin(folder)
    assert.lengthOf(seen, 1)
  })
})
