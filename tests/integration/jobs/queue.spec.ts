import { test } from '@japa/runner'
import { NotFoundException } from '#core/exceptions'
import { enqueueJob } from '#jobs/services/enqueue_job'
import { makeHousehold } from '#tests/support/household'
import { jobsOf, type MadeJob, makeJob, makeQueue, runsOf } from '#tests/support/jobs'
import { until } from '#tests/support/until'

const MINUTE = 60_000

test.group('A queued job', () => {
  test('runs once, and its history tells how', async ({ assert }) => {
    const seen: unknown[] = []
    const job = makeJob(({ payload, attempt, householdId }) => {
      seen.push({ payload, attempt, householdId })
      return { message: 'Two done.', counts: { things: 2 } }
    })
    const { database, worker, enqueue } = await makeQueue([job])
    await enqueue({ name: job.name, payload: { a: 1 } })
    await worker.drain()
    await worker.drain()
    assert.deepEqual(seen, [{ payload: { a: 1 }, attempt: 1, householdId: null }])
    assert.containSubset(await jobsOf(database, job), [{ state: 'done', attempts: 1 }])
    assert.containSubset(await runsOf(database, job), [
      { attempt: 1, outcome: 'done', message: 'Two done.', counts: '{"things":2}' },
    ])
  })

  test('waits for its time', async ({ assert }) => {
    let runs = 0
    const job = makeJob(() => void runs++)
    const { clock, worker, enqueue } = await makeQueue([job])
    await enqueue({ name: job.name, runAt: '2026-03-31T12:05:00.000Z' })
    await worker.drain()
    assert.equal(runs, 0)
    clock.advance(5 * MINUTE)
    await worker.drain()
    assert.equal(runs, 1)
  })

  test('exists exactly when the work that asked for it was committed', async ({ assert }) => {
    const households: unknown[] = []
    const job = makeJob(({ householdId }) => void households.push(householdId))
    const { worker, clock } = await makeQueue([job])
    const { id, database } = await makeHousehold()
    const failing = database.write(id, async (writes) => {
      await enqueueJob(writes, { name: job.name }, clock.now())
      throw new Error('Not after all')
    })
    await assert.rejects(() => failing, 'Not after all')
    await database.write(id, (writes) => enqueueJob(writes, { name: job.name }, clock.now()))
    await worker.drain()
    assert.deepEqual(households, [id])
  })

  test('is invisible to other households', async ({ assert }) => {
    const job = makeJob(() => undefined)
    const [mine, other] = [await makeHousehold(), await makeHousehold()]
    const { worker, clock } = await makeQueue([job])
    await mine.database.write(mine.id, (writes) => enqueueJob(writes, { name: job.name }, clock.now()))
    await worker.drain()
    for (const table of ['jobs', 'job_runs']) {
      const count = (id: number) =>
        mine.database.read(id, (queries) => queries.all(`SELECT id FROM ${table} WHERE name = ?`, [job.name]))
      assert.lengthOf(await count(mine.id), 1)
      assert.lengthOf(await count(other.id), 0)
    }
  })

  test('with a key is made once, also after it was done and by many at once', async ({ assert }) => {
    const job = makeJob(() => undefined)
    const { database, worker, enqueue } = await makeQueue([job])
    const ids = await Promise.all(Array.from({ length: 5 }, () => enqueue({ name: job.name, key: 'invoice 7' })))
    await worker.drain()
    ids.push(await enqueue({ name: job.name, key: 'invoice 7' }))
    assert.equal(new Set(ids).size, 1)
    assert.notEqual(await enqueue({ name: job.name, key: 'invoice 8' }), ids[0])
    assert.lengthOf(await jobsOf(database, job), 2)
  })
})

test.group('A job that fails', () => {
  test('is tried again, later and later, under the same key, and then given up', async ({ assert }) => {
    const keys: string[] = []
    const job = makeJob(
      ({ idempotencyKey }) => {
        keys.push(idempotencyKey)
        throw new Error('Nobody answers')
      },
      { retry: { attempts: 3, first_wait_seconds: 60 } },
    )
    const { database, clock, worker, enqueue } = await makeQueue([job])
    await enqueue({ name: job.name })
    await worker.drain()
    assert.containSubset(await jobsOf(database, job), [{ state: 'waiting', attempts: 1 }])
    clock.advance(50_000)
    await worker.drain()
    assert.lengthOf(keys, 1)
    for (const wait of [2, 4, 8]) {
      clock.advance(wait * MINUTE)
      await worker.drain()
    }
    assert.equal(new Set(keys).size, 1)
    assert.containSubset(await jobsOf(database, job), [{ state: 'dead', attempts: 3 }])
    const runs = await runsOf(database, job)
    assert.deepEqual(
      runs.map(({ attempt, outcome, code, message }) => [attempt, outcome, code, message]),
      [1, 2, 3].map((attempt) => [attempt, 'failed', 'E_UNEXPECTED', 'Nobody answers']),
    )
  })

  test('is stopped when its time is up', async ({ assert }) => {
    let aborted = false
    const job = makeJob(
      ({ signal }) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => {
            aborted = true
            reject(new Error('stopped'))
          }),
        ),
      { timeout_ms: 30 },
    )
    const { database, worker, enqueue } = await makeQueue([job])
    await enqueue({ name: job.name })
    await worker.drain()
    assert.isTrue(aborted)
    assert.containSubset(await runsOf(database, job), [{ outcome: 'failed', code: 'E_JOB_TIMED_OUT' }])
    assert.containSubset(await jobsOf(database, job), [{ state: 'waiting' }])
  })

  test('is told in a line when that was foreseen, and with where it happened when it was not', async ({ assert }) => {
    const told: { level: string; about: object }[] = []
    const at = (level: string) => (about: object) => void told.push({ level, about })
    const logger = { info: at('info'), warn: at('warn'), error: at('error') }
    const [foreseen, unforeseen] = [new NotFoundException('bank'), new Error('A hole in the code')]
    const [away, broken] = [foreseen, unforeseen].map((error) =>
      makeJob(() => {
        throw error
      }),
    ) as [MadeJob, MadeJob]
    const { worker, enqueue } = await makeQueue([away, broken], { logger })
    for (const { name } of [away, broken]) {
      await enqueue({ name })
      await worker.drain()
    }
    const about = { attempt: 1, household: null }
    assert.deepEqual(told, [
      { level: 'warn', about: { job: away.name, ...about, code: 'E_NOT_FOUND', reason: foreseen.message } },
      { level: 'error', about: { err: unforeseen, job: broken.name, ...about } },
    ])
  })
})

test.group('A worker', () => {
  test('runs no more of a name at once than its job allows, over all workers', async ({ assert }) => {
    let [now, most] = [0, 0]
    const job = makeJob(
      async () => {
        most = Math.max(most, ++now)
        await new Promise((resolve) => setTimeout(resolve, 20))
        now--
      },
      { concurrency: 2 },
    )
    const first = await makeQueue([job], { most: 10 })
    const second = await makeQueue([job], { most: 10 })
    for (let count = 0; count < 8; count++) await first.enqueue({ name: job.name })
    await Promise.all([first.worker.drain(), second.worker.drain()])
    await first.worker.drain()
    assert.equal(most, 2)
    const states = (await jobsOf(first.database, job)).map(({ state }) => state)
    assert.deepEqual(states, new Array(8).fill('done'))
  })

  test('takes over what another left running, and the other is not believed any more', async ({ assert }) => {
    const ends: (() => void)[] = []
    const job = makeJob(() => new Promise<void>((resolve) => ends.push(resolve)))
    const dying = await makeQueue([job])
    const heir = await makeQueue([job])
    await dying.enqueue({ name: job.name })
    const first = dying.worker.drain()
    while (ends.length < 1) await new Promise((resolve) => setTimeout(resolve, 5))
    heir.clock.advance(31_000)
    const second = heir.worker.drain()
    while (ends.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
    ends[0]()
    await first
    assert.containSubset(await jobsOf(heir.database, job), [{ state: 'running', attempts: 2 }])
    ends[1]()
    await second
    assert.containSubset(await jobsOf(heir.database, job), [{ state: 'done' }])
    const runs = await runsOf(heir.database, job)
    assert.deepEqual(
      runs.map(({ outcome, code }) => [outcome, code]),
      [
        ['lost', 'E_JOB_LOST'],
        ['done', ''],
      ],
    )
  })

  test('prolongs the lease of what takes long', async ({ assert }) => {
    let end!: () => void
    const job = makeJob(() => new Promise<void>((resolve) => (end = resolve)))
    const { worker, clock, enqueue, database } = await makeQueue([job], { leaseSeconds: 0.06 })
    await enqueue({ name: job.name })
    const drained = worker.drain()
    const lease = () =>
      database.systemRead((queries) =>
        queries.first<{ lease_until: string }>('SELECT lease_until FROM jobs WHERE name = ?', [job.name]),
      )
    while (!end) await new Promise((resolve) => setTimeout(resolve, 5))
    const before = await lease()
    clock.advance(10_000)
    const isProlonged = async () => Date.parse((await lease())!.lease_until) > Date.parse(before!.lease_until)
    await until(isProlonged)
    assert.isTrue(await isProlonged())
    end()
    await drained
  })

  test('that stops lets short work end and returns the rest, which does not count as an attempt', async ({
    assert,
  }) => {
    let runs = 0
    let endShort!: () => void
    const short = makeJob(() => new Promise<void>((resolve) => (endShort = resolve)))
    const long = makeJob(({ signal }) => {
      runs++
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))))
    })
    const { worker, enqueue, database } = await makeQueue([short, long])
    for (const { name } of [short, long]) await enqueue({ name })
    const drained = worker.drain()
    while (runs === 0 || !endShort) await new Promise((resolve) => setTimeout(resolve, 5))
    const stopped = worker.stop(1_500)
    endShort()
    await stopped
    await drained
    assert.containSubset(await jobsOf(database, short), [{ state: 'done' }])
    assert.containSubset(await jobsOf(database, long), [{ state: 'waiting', attempts: 0 }])
    assert.containSubset(await runsOf(database, long), [{ outcome: 'returned' }])
    const next = await makeQueue([long])
    const again = next.worker.drain()
    while (runs === 1) await new Promise((resolve) => setTimeout(resolve, 5))
    await next.worker.stop(0)
    await again
    assert.equal(runs, 2)
  })
})
