import type { Worker } from 'node:worker_threads'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { packageSettings } from '#config/packages'
import { databaseUrl, sqliteFile, vaultFolder } from '#config/storage'
import type { CommittedChange } from '#changes/gateway'
import { ImportWorker } from '#imports/import_worker'
import { readBatch } from '#imports/services/import_batches'
import { StartImport } from '#imports/services/start_import'
import { Vault } from '#imports/vault'
import type { ImportJob } from '#imports/worker_protocol'
import { bankFile } from '#tests/support/bank_file'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf } from '#tests/support/journal'
import { cpuMsSince } from '#tests/support/cpu_time'

async function openWorker() {
  const done: ImportJob[] = []
  const lost: ImportJob[] = []
  const changed: CommittedChange[] = []
  let wake: (() => void) | undefined
  const worker = new ImportWorker(
    { databaseUrl, sqliteFile, vaultFolder, packages: packageSettings },
    await app.container.make('florin.writeLock'),
    {
      progressed: () => undefined,
      changed: (change) => changed.push(change),
      done: (job) => (done.push(job), wake?.()),
      lost: (job) => (lost.push(job), wake?.()),
    },
  )
  const ended = async (count: number) => {
    while (done.length + lost.length < count) await new Promise<void>((resolve) => (wake = resolve))
  }
  return { worker, done, lost, changed, ended }
}

async function uploaded(household: TestHousehold, rows: number): Promise<number> {
  const account = await accountOf(household, 'Assets:Checking')
  const lines = Array.from({ length: rows }, (_, at) => ({
    date: '2026-03-01',
    payee: 'Shop',
    amount: `-${at + 1}.00`,
  }))
  const content = (async function* () {
    yield Buffer.from(bankFile(lines))
  })()
  const gateway = await app.container.make('florin.gateway')
  const start = new StartImport(household.database, new Vault(vaultFolder), gateway.clock)
  return start.handle(household.id, { name: 'a.csv', content, accountId: account }, household.actor)
}

const statusOf = async ({ id, database }: TestHousehold, batchId: number) =>
  (await database.read(id, (queries) => readBatch(queries, batchId))).status

test.group('The import worker', () => {
  test('runs jobs one after the other while this thread writes and answers', async ({ assert }) => {
    const household = await makeHousehold()
    const { worker, changed, ended } = await openWorker()
    const batches = [await uploaded(household, 3000), await uploaded(household, 10)]
    let longestMs = 0
    let last = process.threadCpuUsage()
    const pulse = setInterval(() => {
      longestMs = Math.max(longestMs, cpuMsSince(last))
      last = process.threadCpuUsage()
    }, 5)
    for (const batchId of batches) {
      const job = { householdId: household.id, batchId, actor: household.actor }
      worker.run({ kind: 'preview', ...job })
      worker.run({ kind: 'commit', ...job })
    }
    for (let at = 0; at < 5; at++) await accountOf(household, `Assets:Account ${at}`)
    await ended(4)
    clearInterval(pulse)
    await worker.close()
    assert.deepEqual(
      [await statusOf(household, batches[0]), await statusOf(household, batches[1])],
      ['committed', 'committed'],
    )
    assert.isAbove(changed.length, 0)
    assert.isBelow(longestMs, 500, 'this thread was at work on the import')
  })

  test('that dies gives its turn at writing back and says which import it had', async ({ assert }) => {
    const household = await makeHousehold()
    const { worker, lost, ended } = await openWorker()
    const batchId = await uploaded(household, 3000)
    const thread = new Promise<Worker>((resolve) => process.once('worker', resolve))
    worker.run({ kind: 'commit', householdId: household.id, batchId, actor: household.actor })
    await (await thread).terminate()
    await ended(1)
    assert.deepEqual(
      lost.map((job) => job.batchId),
      [batchId],
    )
    await accountOf(household, 'Assets:Afterwards')
    assert.notEqual(await statusOf(household, batchId), 'committed')
    const again = { kind: 'commit', householdId: household.id, batchId, actor: household.actor } as const
    worker.run(again)
    await ended(2)
    assert.equal(await statusOf(household, batchId), 'committed')
    await worker.close()
  })

  test('stops an import that is cancelled', async ({ assert }) => {
    const household = await makeHousehold()
    const { worker, ended } = await openWorker()
    const batchId = await uploaded(household, 3000)
    worker.run({ kind: 'preview', householdId: household.id, batchId, actor: household.actor })
    worker.cancel(batchId)
    await ended(1)
    assert.notEqual(await statusOf(household, batchId), 'previewed')
    await worker.close()
  })
})
