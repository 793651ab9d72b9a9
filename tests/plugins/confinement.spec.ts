import { mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { type Confinement, CONFINEMENTS, strongestConfinement, UNCONFINED, works } from '#plugins/confinement'
import { describeIsolation } from '#plugins/domain/isolation'
import { HostProcess } from '#plugins/host_process'
import { hostFiles } from '#plugins/installation'
import { detectCall, openSandbox, pluginThat } from '#tests/support/sandbox'

interface Report {
  network: string
  signal: string
  user: number
  groups: number[]
  file: string
  environment: string[]
}

const ESCAPED = app.makePath('tests/plugins/fixtures/escaped_host.mjs')
const offers: Confinement[] = []
for (const each of CONFINEMENTS) if (await works(each, hostFiles())) offers.push(each)
const NOT_HERE = 'this system offers no confinement beyond Node and V8'

/** What a process can do that was started as a host is. */
async function escape(confinement: Confinement): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'florin-escape-'))
  chmodSync(folder, 0o755)
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const binary = join(folder, 'wishes.json')
  writeFileSync(binary, JSON.stringify({ port: (server.address() as AddressInfo).port, server: process.pid }))
  try {
    return await new Promise<Report>((resolve, reject) => {
      const host: HostProcess = new HostProcess(
        { file: ESCAPED, binary, jit: true, confinement: () => Promise.resolve(confinement) },
        {
          said: (message: unknown) => {
            host.kill()
            resolve(message as Report)
          },
          ended: ({ errors }) => reject(new Error(errors)),
        },
      )
    })
  } finally {
    server.close()
    rmSync(folder, { recursive: true })
  }
}

const nameOf = ({ no_network, other_user, setUser }: Confinement) =>
  `${no_network ? 'no network' : 'network'}, ${other_user ? 'other user' : 'same user'}${setUser ? ', set by Node' : ''}`

test.group('What an escape from the isolate would meet', () => {
  test('without confinement, a network: the measures below are what changes that', async ({ assert }) => {
    const { network, signal } = await escape(UNCONFINED)
    assert.deepEqual({ network, signal }, { network: 'connected', signal: 'done' })
  })

  for (const confinement of offers) {
    test(`with ${nameOf(confinement)}: what it promises`, async ({ assert }) => {
      const { network, signal, user, groups } = await escape(confinement)
      if (confinement.no_network) assert.notEqual(network, 'connected')
      if (!confinement.other_user) return
      assert.equal(signal, 'EPERM')
      assert.notEqual(user, process.getuid!())
      assert.notInclude(groups, 0)
    })
  }

  test('no file, and no environment', async ({ assert }) => {
    const { file, environment } = await escape(await strongestConfinement(hostFiles()))
    assert.equal(file, 'ERR_ACCESS_DENIED')
    assert.deepEqual(
      environment.filter((name) => !['TZ', 'NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE', 'PWD'].includes(name)),
      [],
    )
  })
})

test.group('Confinement', () => {
  test('the strongest that works is used', async ({ assert }) => {
    assert.equal(await strongestConfinement(hostFiles()), offers[0])
  }).skip(offers.length === 0, NOT_HERE)

  for (const confinement of [...offers, UNCONFINED]) {
    test(`plugins run with ${nameOf(confinement)}`, async ({ assert, cleanup }) => {
      const sandbox = openSandbox({ confinement })
      cleanup(() => sandbox.close())
      for (const bundled of [true, false]) {
        const { value } = await sandbox.invoke(detectCall(pluginThat('return { confidence: 0.5 }', { bundled })))
        assert.equal(value, '{"confidence":0.5}')
      }
    })
  }

  test('files that cannot be read there rule it out', async ({ assert }) => {
    const missing = { ...hostFiles(), file: '/nowhere/plugin_host.mjs' }
    for (const confinement of CONFINEMENTS) assert.isFalse(await works(confinement, missing))
  })

  test('the page says which measures are active, and the level is their sum', ({ assert }) => {
    const all = {
      process: true,
      permission_model: true,
      memory_limit: 'system',
      no_network: true,
      other_user: true,
    } as const
    assert.equal(describeIsolation(all).level, 'full')
    assert.equal(describeIsolation({ ...all, other_user: false }).level, 'partial')
    const least = describeIsolation({ ...all, memory_limit: 'watched', no_network: false, other_user: false })
    assert.equal(least.level, 'basic')
    assert.match(least.sentences.join(' '), /only the isolate keeps a plugin from it/)
  })
})
