import { test } from '@japa/runner'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import { vaultFolder } from '#config/storage'
import { RecoverImports } from '#imports/services/recover_imports'
import { Vault } from '#imports/vault'
import { CheckLedger } from '#ledger/services/check_ledger'
import { bankFile } from '#tests/support/bank_file'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf } from '#tests/support/journal'

const ROWS = 3000
const KILLS = 8

function file(prefix: string): string {
  return bankFile(
    Array.from({ length: ROWS }, (_, at) => ({
      date: `2026-0${1 + (at % 9)}-1${at % 10}`,
      payee: `Shop ${at % 97}`,
      amount: `-${1 + (at % 50)}.00`,
      reference: `${prefix}-${10_000 + at}`,
    })),
  )
}

function startImport(path: string, { id }: TestHousehold, account: number): ChildProcess {
  const args = [
    app.makePath('ace.js'),
    'florin:import',
    path,
    '--household',
    String(id),
    '--account',
    String(account),
    '--json',
  ]
  return spawn(process.execPath, args, {
    cwd: app.makePath(),
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
}

async function countOf({ id, database }: TestHousehold): Promise<number> {
  const row = await database.read(id, (queries) =>
    queries.first<{ count: number }>('SELECT COUNT(*) AS count FROM transactions'),
  )
  return row!.count
}

test.group('A killed import', () => {
  test('has brought everything or nothing, and can be repeated', async ({ assert }) => {
    const folder = await mkdtemp(join(tmpdir(), 'florin-kill-'))
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const [whole, killed] = [join(folder, 'whole.csv'), join(folder, 'killed.csv')]
    await writeFile(whole, file('W'))
    await writeFile(killed, file('K'))

    const began = performance.now()
    const complete = startImport(whole, household, account)
    const output: Buffer[] = []
    complete.stdout!.on('data', (part: Buffer) => output.push(part))
    await once(complete, 'close')
    const duration = performance.now() - began
    assert.containSubset(JSON.parse(Buffer.concat(output).toString()), {
      added: ROWS,
      matched: 0,
      duplicates: 0,
      issues: [],
    })
    assert.equal(await countOf(household), ROWS)

    for (let attempt = 0; attempt < KILLS; attempt++) {
      const child = startImport(killed, household, account)
      // Most of the time is the start of the process; what matters happens in the second half.
      await sleep(duration * (0.35 + (0.65 * (attempt + Math.random())) / KILLS))
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      assert.include([ROWS, 2 * ROWS], await countOf(household))
    }
    const gateway = await app.container.make('florin.gateway')
    const { problems } = await new CheckLedger(gateway).handle(household.id)
    assert.deepEqual(problems, [])

    await once(startImport(killed, household, account), 'exit')
    assert.equal(await countOf(household), 2 * ROWS)
    await new RecoverImports(gateway, new Vault(vaultFolder)).handle()
    const left = await household.database.read(household.id, (queries) =>
      queries.all("SELECT id FROM import_batches WHERE status IN ('parsing', 'committing')"),
    )
    assert.deepEqual(left, [])
    await rm(folder, { recursive: true })
  })
})

test.group('Imports that were interrupted', () => {
  test('are put in order when the server starts', async ({ assert }) => {
    const household = await makeHousehold()
    const gateway = await app.container.make('florin.gateway')
    const batch = (status: string) =>
      household.database.write(household.id, async (writes) => {
        const found = await writes.first<{ id: number }>('SELECT id FROM vault_files')
        const fileId =
          found?.id ??
          (await writes.insert('vault_files', { sha256: 'x', name: 'f', size: 1, created_at: '2026-01-01' }))
        return writes.insert('import_batches', { file_id: fileId, status, created_at: '2026-01-01T00:00:00.000Z' })
      })
    const [reading, committing, done] = [await batch('parsing'), await batch('committing'), await batch('committed')]
    await new RecoverImports(gateway, new Vault(vaultFolder)).handle()
    const rows = await household.database.read(household.id, (queries) =>
      queries.all<{ id: number; status: string; problem: string | null }>(
        'SELECT id, status, problem FROM import_batches ORDER BY id',
      ),
    )
    assert.deepEqual(
      rows.map(({ id, status }) => [id, status]),
      [
        [reading, 'failed'],
        [committing, 'previewed'],
        [done, 'committed'],
      ],
    )
    assert.include(rows[1].problem, 'E_IMPORT_INTERRUPTED')
  })
})
