import { test } from '@japa/runner'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { afterCommit } from '#database/after_commit'
import { DurableLog } from '#database/durable_log'
import { keepLogShort } from '#database/keep_log_short'
import { SqliteDatabase } from '#database/sqlite'
import { LocalWriteLock } from '#database/write_lock'

/** A log whose way to the disk ends when the test says so, in the order they began. */
function heldLog() {
  const begun: PromiseWithResolvers<void>[] = []
  const file = {
    datasync: () => {
      const sync = Promise.withResolvers<void>()
      begun.push(sync)
      return sync.promise
    },
    close: () => Promise.resolve(),
  }
  return { log: new DurableLog('unused', () => Promise.resolve(file)), begun }
}

/** Whether a promise settled by now, and how. */
async function stateOf(promise: Promise<unknown>): Promise<'waiting' | 'done' | 'failed'> {
  await turn()
  return Promise.race([
    promise.then(
      () => 'done' as const,
      () => 'failed' as const,
    ),
    turn('waiting' as const),
  ])
}

async function folderOf(cleanup: (work: () => Promise<void>) => void): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'florin-database-'))
  cleanup(() => rm(folder, { recursive: true }))
  return folder
}

test.group('The log of the database', () => {
  test('brings what is committed while it is at work to the disk the next time, together', async ({ assert }) => {
    const { log, begun } = heldLog()
    const first = log.settled()
    await turn()
    const [second, third] = [log.settled(), log.settled()]
    assert.equal(await stateOf(first), 'waiting')
    assert.lengthOf(begun, 1)
    begun[0]!.resolve()
    assert.equal(await stateOf(first), 'done')
    assert.equal(await stateOf(second), 'waiting')
    assert.lengthOf(begun, 2)
    begun[1]!.resolve()
    assert.deepEqual([await stateOf(second), await stateOf(third)], ['done', 'done'])
    assert.lengthOf(begun, 2)
  })

  test('tells those it could not keep their promise to, and goes on', async ({ assert }) => {
    const { log, begun } = heldLog()
    const lost = log.settled()
    await turn()
    const later = log.settled()
    begun[0]!.reject(new Error('The disk is gone.'))
    assert.equal(await stateOf(lost), 'failed')
    begun[1]!.resolve()
    assert.equal(await stateOf(later), 'done')
    const afterwards = log.settled()
    await turn()
    begun[2]!.resolve()
    assert.equal(await stateOf(afterwards), 'done')
  })

  test('is waited for by who commits and by what follows, but by nobody else who writes', async ({
    assert,
    cleanup,
  }) => {
    const { log, begun } = heldLog()
    const file = join(await folderOf(cleanup), 'florin.sqlite3')
    const database = new SqliteDatabase({ file }, new LocalWriteLock(), log)
    cleanup(() => database.close())
    const followed: string[] = []
    const first = database.systemWrite(async (writes) => {
      await writes.run('CREATE TABLE cups (name TEXT)')
      afterCommit(writes, () => void followed.push('first'))
    })
    assert.equal(await stateOf(first), 'waiting')
    const second = database.systemWrite(async (writes) => {
      await writes.run("INSERT INTO cups VALUES ('blue')")
      afterCommit(writes, () => void followed.push('second'))
    })
    assert.equal(await stateOf(second), 'waiting')
    assert.deepEqual(followed, [])
    assert.deepEqual(await database.systemRead((queries) => queries.all('SELECT name FROM cups')), [{ name: 'blue' }])
    begun[0]!.resolve()
    await first
    assert.deepEqual(followed, ['first'])
    await turn()
    begun[1]!.resolve()
    await second
    assert.deepEqual(followed, ['first', 'second'])
  })

  test('is kept short, and writers wait for that only when it has become long', async ({ assert, cleanup }) => {
    const file = join(await folderOf(cleanup), 'florin.sqlite3')
    const [writer, reader] = [new Sqlite(file), new Sqlite(file)]
    writer.pragma('journal_mode = WAL')
    writer.pragma('wal_autocheckpoint = 0')
    writer.exec('CREATE TABLE cups (content BLOB)')
    const fill = (pages: number) => writer.prepare('INSERT INTO cups VALUES (zeroblob(?))').run(pages * 4096)
    const state = () => (writer.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[])[0]!
    const untilSo = async (isSo: () => boolean) => {
      while (!isSo()) await sleep(10)
    }

    let taken = 0
    const lock = new LocalWriteLock()
    const counting = { run: <T>(work: () => Promise<T>) => lock.run(() => (taken++, work())) }
    const stop = keepLogShort(file, counting)
    cleanup(async () => {
      await stop()
      for (const each of [writer, reader]) each.close()
    })
    fill(2_000)
    await untilSo(() => state().checkpointed === state().log)
    assert.equal(taken, 0)

    // Somebody who reads on keeps the log from ending at what was written since.
    reader.exec('BEGIN')
    reader.prepare('SELECT COUNT(*) FROM cups').get()
    fill(9_000)
    await untilSo(() => taken > 0)
    reader.exec('COMMIT')
    await untilSo(() => state().checkpointed === state().log)
    fill(1)
    assert.isBelow(state().log, 1_000, 'it began anew')
  })
})
