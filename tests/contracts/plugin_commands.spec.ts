import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { BUNDLED_PLUGINS } from '#plugins/installation'

interface Outcome {
  code: number | null
  /** What it printed, as JSON. */
  told: Record<string, unknown> & { problem?: { code: string; detail: string } }
}

let folder: string

/** Runs a command with a data folder of its own. */
async function ace(args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  const child = spawn(process.execPath, [app.makePath('ace.js'), ...args, '--json'], {
    cwd: app.makePath(),
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', FLORIN_DATA: join(folder, 'data'), DATABASE_URL: '', ...env },
  })
  let printed = ''
  child.stdout.on('data', (piece: Buffer) => void (printed += String(piece)))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, told: JSON.parse(printed) as Outcome['told'] }
}

/** A copy of a bundled plugin under a stranger's id, as an author's folder would be. */
function authorsFolder(): string {
  const plugin = join(folder, 'plugin')
  cpSync(join(BUNDLED_PLUGINS, 'csv_import'), plugin, { recursive: true })
  const manifest = JSON.parse(readFileSync(join(plugin, 'plugin.json'), 'utf8')) as object
  writeFileSync(
    join(plugin, 'plugin.json'),
    JSON.stringify({ ...manifest, id: 'org.example.tables', publisher: { name: 'Example Org' } }),
  )
  return plugin
}

test.group('Commands for packages', (group) => {
  group.setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'florin-commands-'))
    return () => rmSync(folder, { recursive: true, force: true })
  })

  test('pack, sign, verify and install a plugin', async ({ assert }) => {
    const [plugin, archive, key] = [authorsFolder(), join(folder, 'a.florin'), join(folder, 'key.pem')]
    const packed = await ace(['florin:plugin:pack', plugin, '--out', archive])
    assert.containSubset(packed, { code: 0, told: { file: archive, id: 'org.example.tables', version: '1.0.0' } })
    assert.equal(statSync(archive).size, packed.told.size)

    const made = await ace(['florin:plugin:keygen', '--out', key])
    assert.equal(statSync(key).mode & 0o777, 0o600)
    const again = await ace(['florin:plugin:keygen', '--out', key])
    assert.equal(again.code, 1)

    const unsigned = await ace(['florin:plugin:install', archive])
    assert.containSubset(unsigned, { code: 1, told: { problem: { code: 'E_DEVELOPMENT_MODE_OFF' } } })

    const signed = await ace(['florin:plugin:sign', archive, '--key', key])
    assert.equal(signed.told.key_fingerprint, made.told.fingerprint)
    const verified = await ace(['florin:plugin:verify', archive])
    assert.containSubset(verified.told, { level: 'self_signed', key_fingerprint: made.told.fingerprint })
    assert.include(verified.told.files, 'plugin.js')

    const waiting = await ace(['florin:plugin:install', archive])
    assert.containSubset(waiting, { code: 0, told: { state: 'waiting', level: 'self_signed' } })
    const active = await ace(['florin:plugin:install', archive, '--accept'])
    assert.containSubset(active, { code: 0, told: { state: 'active', id: waiting.told.id } })
  })

  test('say what is wrong with a package', async ({ assert }) => {
    const file = join(folder, 'broken.florin')
    writeFileSync(file, 'nothing')
    const { code, told } = await ace(['florin:plugin:verify', file])
    assert.deepEqual([code, told.problem!.code], [1, 'E_INVALID_PACKAGE'])
  })

  test('install a folder in developer mode only', async ({ assert }) => {
    const plugin = existsSync(join(folder, 'plugin')) ? join(folder, 'plugin') : authorsFolder()
    const refused = await ace(['florin:plugin:install', plugin])
    assert.equal(refused.told.problem!.code, 'E_DEVELOPMENT_MODE_OFF')
    const env = { FLORIN_PLUGIN_DEVELOPMENT: '1', FLORIN_DATA: join(folder, 'other') }
    const { code, told } = await ace(['florin:plugin:install', plugin, '--accept'], env)
    assert.containSubset({ code, told }, { code: 0, told: { state: 'active', level: 'unsigned', source: plugin } })
  })

  test('certify publishers and revoke plugins with a root key', async ({ assert }) => {
    const [root, list] = [join(folder, 'root.pem'), join(folder, 'list.json')]
    const [rootKey, publisher] = [
      await ace(['florin:plugin:keygen', '--out', root]),
      await ace(['florin:plugin:keygen', '--out', join(folder, 'publisher.pem')]),
    ]
    const publicKey = String(publisher.told.public_key)
    const who = ['--publisher', 'Example Org', '--prefix', 'org.example.', '--public-key', publicKey]
    const { told: certificate } = await ace(['florin:plugin:certify', '--key', root, ...who])
    const { verifiedPublisher } = await import('#plugins/packages/signature')
    const signature = { schema: 'florin-signature/1', public_key: publicKey, signature: '', certificate } as never
    assert.equal(verifiedPublisher(signature, 'org.example.bank', [String(rootKey.told.public_key)]), 'Example Org')

    const { issueRevocations, checkRevocations } = await import('#plugins/packages/revocations')
    writeFileSync(list, issueRevocations('2026-01-01', [], readFileSync(root, 'utf8')))
    const revoke = (...what: string[]) =>
      ace(['florin:plugin:revoke', '--key', root, '--list', list, '--reason', 'It leaks.', ...what])
    assert.equal((await revoke()).code, 1)
    assert.equal((await revoke('--plugin', 'org.example.bank', '--of-version', '1.0.0')).code, 0)
    assert.deepEqual(checkRevocations(readFileSync(list, 'utf8'), [String(rootKey.told.public_key)]).entries, [
      { plugin_id: 'org.example.bank', version: '1.0.0', reason: 'It leaks.' },
    ])
  })
})
