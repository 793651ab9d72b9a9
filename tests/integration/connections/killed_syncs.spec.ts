import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { vaultFolder } from '#config/storage'
import { addDays } from '#core/plain_date'
import { RecoverImports } from '#imports/services/recover_imports'
import { Vault } from '#imports/vault'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf } from '#tests/support/journal'
import { noonOf, SimpleFinServer } from '#tests/support/simplefin_server'
import { TYPESCRIPT } from '#tests/support/typescript'

const KEY = 'mybank.example|1'
const DAYS = 200
const A_DAY = 5
const TODAY = new Date().toISOString().slice(0, 10)

/** A bank with many bookings, and a household that is connected to it. */
async function connect() {
  const org = { domain: 'mybank.example', 'sfin-url': 'https://sfin.mybank.example' }
  const transactions = Array.from({ length: DAYS * A_DAY }, (_, at) => ({
    id: `TRN-${String(at).padStart(5, '0')}`,
    posted: noonOf(addDays(TODAY, -Math.floor(at / A_DAY))),
    amount: `-${at + 1}.00`,
    description: `Shop ${at}`,
  }))
  const account = { org, id: '1', name: 'Checking', currency: 'EUR', balance: '5.00', 'balance-date': noonOf(TODAY) }
  const bank = await SimpleFinServer.start([{ ...account, transactions }])
  const household = await makeHousehold()
  const make = app.container.make.bind(app.container)
  const { result: instance } = await (
    await make('florin.editInstances')
  ).create(
    household.id,
    {
      plugin_id: 'simplefin_connector',
      title: 'Bank',
      settings: { server: bank.origin },
      lan: [{ setting: 'server', origin: bank.origin }],
      accept_permissions: true,
    },
    household.actor,
  )
  const input = { setup_token: bank.makeSetupToken() }
  await (await make('florin.connectInstance')).handle(household.id, instance, input)
  await (await make('florin.listBankAccounts')).handle(household.id, instance)
  const link = { id: KEY, account_id: await accountOf(household, 'Assets:Checking'), from: addDays(TODAY, 1 - DAYS) }
  await (await make('florin.linkAccounts')).handle(household.id, instance, [link])
  return { bank, household, instance }
}

/** Starts a process that syncs, and kills it and its sandbox some time later. Answers whether it was done before. */
async function syncUntilKilled(household: number, instance: number, moment_ms: number): Promise<boolean> {
  const args = [TYPESCRIPT, app.makePath('tests/support/sync_process.ts'), String(household), String(instance)]
  const child = spawn(process.execPath, args, { cwd: app.makePath(), stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let printed = ''
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (piece: Buffer) => {
      printed += String(piece)
      if (printed.includes('ready')) resolve()
    })
    child.once('exit', () => reject(new Error(`It ended by itself: ${printed}`)))
  })
  await ready
  await Promise.race([sleep(moment_ms), closed])
  child.kill('SIGKILL')
  await closed
  return printed.includes('done')
}

async function look({ id, database }: TestHousehold) {
  return database.read(id, async (queries) => {
    const rows = await queries.first<{ rows: number; ids: number }>(
      `SELECT COUNT(*) AS "rows", COUNT(DISTINCT s.external_id) AS ids FROM transactions t
       JOIN source_records s ON s.transaction_id = t.id WHERE t.status <> 'void'`,
    )
    const all = await queries.first<{ count: number }>('SELECT COUNT(*) AS count FROM transactions')
    const account = await queries.first<{ cursor: string | null }>('SELECT cursor FROM connected_accounts')
    return { ...rows!, transactions: all!.count, isMoved: account!.cursor !== null }
  })
}

test.group('A killed sync', () => {
  test('loses nothing and doubles nothing, whenever it is killed', async ({ assert, cleanup }) => {
    const { bank, household, instance } = await connect()
    cleanup(async () => {
      await bank.close()
    })
    const gateway = await app.container.make('florin.gateway')
    const moments = [100, 400, 800, 1_300]
    let kills = 0
    for (const moment of moments) {
      if (await syncUntilKilled(household.id, instance, moment)) break
      kills++
      const { transactions, ids, isMoved } = await look(household)
      assert.include([0, DAYS * A_DAY], transactions, 'an import is in the ledger as a whole or not at all')
      assert.equal(ids, transactions)
      if (isMoved) assert.equal(transactions, DAYS * A_DAY, 'the cursor moves only after the import')
      // What every start of the server does.
      await new RecoverImports(gateway, new Vault(vaultFolder)).handle()
    }
    const sync = await app.container.make('florin.syncConnection')
    await sync.handle(household.id, instance, household.actor)
    assert.deepEqual(await look(household), {
      rows: DAYS * A_DAY,
      ids: DAYS * A_DAY,
      transactions: DAYS * A_DAY,
      isMoved: true,
    })
    assert.deepEqual((await sync.handle(household.id, instance, household.actor)).batches, [])
    assert.isAbove(kills, 1)
  })
})
