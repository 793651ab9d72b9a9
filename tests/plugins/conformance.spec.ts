import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { testPlugin } from '#plugins/conformance/test_plugin'

/** What a careless author writes: `instead` of something in the stub of a kind, in the source unless a file is named. */
interface Carelessness {
  what: string
  kind: string
  file?: string
  instead: [of: string, careless: string]
  /** The check that notices. */
  fails: RegExp
}

const CARELESS: Carelessness[] = [
  {
    what: 'ids out of thin air',
    kind: 'importer',
    instead: ['external_id: external_id!', 'external_id: crypto.randomUUID()'],
    fails: /read alike on another day/,
  },
  {
    what: 'one kind of line endings',
    kind: 'importer',
    instead: ['text.split(/\\r\\n|\\n|\\r/)', "text.split('\\n')"],
    fails: /other line endings/,
  },
  {
    what: 'throwing what is no PluginError',
    kind: 'importer',
    instead: ["if (row.trim() === '') continue", "if (row.split(';').length < 3) throw new Error('short')"],
    fails: /broken files end in a message/,
  },
  {
    what: 'a closing balance that does not fit',
    kind: 'importer',
    instead: ['opening_balance: null, closing_balance: null', "opening_balance: '0.00', closing_balance: '1.00'"],
    fails: /adds up to its balances/,
  },
  {
    what: 'guesses that depend on their place',
    kind: 'categorizer',
    instead: ['confidence: 0.6', 'confidence: 0.6 / transactions.payee.length'],
    fails: /one by one as in a batch/,
  },
  {
    what: 'looking at what comes later',
    kind: 'forecaster',
    instead: [
      'series.map((each) => goOn(each, horizon))',
      'series.map((each) => goOn({ ...series.at(-1)!, id: each.id }, horizon))',
    ],
    fails: /does not look ahead/,
  },
  {
    what: 'messages without the key they promise',
    kind: 'notifier',
    instead: ["'Idempotency-Key': idempotency_key", "'X-Length': String(idempotency_key.length)"],
    fails: /a second attempt can be recognised/,
  },
  {
    what: 'refusals that mean nothing',
    kind: 'price_provider',
    instead: ["readJson<Published>(response, 'Example')", "JSON.parse(response.body || '{}') as Published"],
    fails: /a server's 429 is told as such/,
  },
  {
    what: 'a place in memory instead of the cursor',
    kind: 'connector',
    instead: ['cursor: next, has_more', "cursor: next === null ? null : 'p3', has_more"],
    fails: /two_pages: goes on after every page/,
  },
  {
    what: 'an end of the consent that is said once and never again',
    kind: 'connector',
    instead: [
      '        // Again, because it is renewed at the bank, too.\n        consent_ends_on: dayOf(consent_until),\n',
      '',
    ],
    fails: /says in every sync when the consent ends/,
  },
  {
    what: 'a consent that has ended when it is given',
    kind: 'connector',
    instead: [
      "title: 'Example Bank', consent_ends_on: dayOf(consent_until)",
      "title: 'Example Bank', consent_ends_on: '2025-06-30'",
    ],
    fails: /says in every sync when the consent ends/,
  },
  {
    what: 'a secret in what it says',
    kind: 'notifier',
    instead: ["receipt: typeof id === 'string' ? id.slice(0, 200) : null", "receipt: 'invented-token-1'"],
    fails: /no secret in what it says or logs/,
  },
  {
    what: 'a plan that acts',
    kind: 'action',
    instead: [
      'plan: async ({ input }) => ({',
      "plan: async ({ input }, florin) => ({ ...(await florin.http.request({ method: 'POST', url: 'https://api.example.com/notes' }) && {}),",
    ],
    fails: /a plan changes nothing|answers as expected/,
  },
  {
    what: 'hosts nobody was told of',
    kind: 'price_provider',
    instead: ['https://api.example.com/rates.json', 'https://evil.example.org/rates.json'],
    fails: /answers as expected/,
  },
]

test.group('Careless plugins', (group) => {
  let home: string
  group.setup(async () => {
    home = mkdtempSync(join(tmpdir(), 'florin-careless-'))
    for (const kind of new Set(CARELESS.map((each) => each.kind))) {
      const args = ['make:plugin', `my_${kind}`, '--kind', kind, '--folder', join(home, kind)]
      await promisify(execFile)(process.execPath, [app.makePath('ace.js'), ...args], { cwd: app.makePath() })
    }
    return () => rmSync(home, { recursive: true, force: true })
  })

  for (const [index, { what, kind, file = 'src/index.ts', instead, fails }] of CARELESS.entries()) {
    test(`are noticed: ${what}`, async ({ assert }) => {
      const folder = join(home, `careless_${index}`)
      cpSync(join(home, kind), folder, { recursive: true })
      const source = readFileSync(join(folder, file), 'utf8')
      assert.include(source, instead[0])
      writeFileSync(
        join(folder, file),
        source.replace(instead[0], () => instead[1]),
      )
      const { checks, quality } = await testPlugin(folder)
      const failed = checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name)
      assert.match(failed.join('\n'), fails)
      assert.isNull(quality)
    })
  }

  test('are told which permissions nothing uses', async ({ assert }) => {
    const folder = join(home, 'greedy')
    cpSync(join(home, 'price_provider'), folder, { recursive: true })
    const manifest = JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8')) as { permissions: object[] }
    manifest.permissions.push({ kind: 'store', scope: 'rates', reason: 'It keeps what it fetched.' })
    writeFileSync(join(folder, 'plugin.json'), JSON.stringify(manifest))
    const { checks } = await testPlugin(folder)
    assert.include(checks.find(({ outcome }) => outcome === 'warning')!.detail, 'store rates')
  })
})
