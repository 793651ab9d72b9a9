import { test } from '@japa/runner'
import pg from 'pg'
import { databaseUrl } from '#config/storage'
import { openLeadership, PostgresLeadership } from '#database/leadership'
import { BreeClock } from '#jobs/bree_clock'
import { JobClockwork } from '#jobs/job_clockwork'
import { makeHousehold } from '#tests/support/household'
import { jobsOf, makeJob, makeQueue, quiet } from '#tests/support/jobs'

const HOUR = 3_600_000

test.group('A schedule', () => {
  test('is known again after a restart, and made up for once when it was missed', async ({ assert }) => {
    let runs = 0
    const job = makeJob(() => void runs++, { every: '1h' })
    const { plan, clock, worker, database } = await makeQueue([job])
    await plan.handle()
    await worker.drain()
    assert.equal(runs, 0, 'a new schedule begins with its next time')
    clock.advance(HOUR)
    await plan.handle()
    await worker.drain()
    assert.equal(runs, 1)

    const restarted = await makeQueue([job])
    restarted.clock.advance(9 * HOUR + 10 * 60_000)
    await restarted.plan.handle()
    await restarted.plan.handle()
    await restarted.worker.drain()
    assert.equal(runs, 2)
    const row = await database.systemRead((queries) =>
      queries.first('SELECT next_run_at, last_due_at FROM job_schedules WHERE name = ?', [job.name]),
    )
    assert.deepEqual({ ...row }, { next_run_at: '2026-03-31T22:00:00.000Z', last_due_at: '2026-03-31T14:00:00.000Z' })
  })

  test('that skips what was missed waits for its next time', async ({ assert }) => {
    const job = makeJob(() => undefined, { every: '1h', missed: 'skip' })
    const { plan, clock, database } = await makeQueue([job])
    await plan.handle()
    clock.advance(5 * HOUR + 10 * 60_000)
    assert.equal(await plan.handle(), 0)
    clock.advance(HOUR - 10 * 60_000)
    assert.equal(await plan.handle(), 1)
    assert.lengthOf(await jobsOf(database, job), 1)
  })

  test('that is changed counts from now', async ({ assert }) => {
    const job = makeJob(() => undefined, { every: '1d' })
    const { plan } = await makeQueue([job])
    await plan.handle()
    const changed = await makeQueue([{ ...makeJob(() => undefined, { every: '1h' }), name: job.name }])
    await changed.plan.handle()
    changed.clock.advance(HOUR)
    assert.equal(await changed.plan.handle(), 1)
  })

  test('does not pile up behind a job that is still to be done', async ({ assert }) => {
    const job = makeJob(() => undefined, { every: '1h' })
    const { plan, clock, database } = await makeQueue([job])
    for (let hour = 0; hour < 5; hour++) {
      await plan.handle()
      clock.advance(HOUR)
    }
    assert.lengthOf(await jobsOf(database, job), 1)
  })

  test('makes one job, also when several servers plan at once', async ({ assert }) => {
    const job = makeJob(() => undefined, { every: '1h' })
    const queues = await Promise.all(Array.from({ length: 4 }, () => makeQueue([job])))
    await Promise.all(queues.map(({ plan }) => plan.handle()))
    for (const { clock } of queues) clock.advance(HOUR)
    await Promise.all(queues.map(({ plan }) => plan.handle()))
    assert.lengthOf(await jobsOf(queues[0].database, job), 1)
  })

  test('makes up for a job that was given up, but not for what a program asked for', async ({ assert }) => {
    let isBroken = true
    const job = makeJob(
      () => {
        if (isBroken) throw new Error('Not today')
      },
      { every: '1h', retry: { attempts: 1 } },
    )
    const { plan, clock, worker, enqueue, database } = await makeQueue([job])
    await enqueue({ name: job.name, payload: { of: 'a program' } })
    await worker.drain()
    const hour = async () => {
      clock.advance(HOUR)
      await plan.handle()
      await worker.drain()
    }
    await plan.handle()
    await hour()
    const states = async () => (await jobsOf(database, job)).map(({ asked_by, state }) => `${asked_by} ${state}`)
    assert.deepEqual(await states(), ['program dead', 'schedule dead'])
    isBroken = false
    await hour()
    assert.deepEqual(await states(), ['program dead', 'schedule done'])
  })

  test('may start a job for each household', async ({ assert }) => {
    const [first, second] = [await makeHousehold(), await makeHousehold()]
    const seen: (number | null)[] = []
    const job = makeJob(({ householdId }) => void seen.push(householdId), { every: '1h', each: 'household' })
    const { plan, clock, worker } = await makeQueue([job])
    await plan.handle()
    clock.advance(HOUR)
    await plan.handle()
    await worker.drain()
    assert.includeMembers(seen, [first.id, second.id])
    assert.equal(new Set(seen).size, seen.length)
  })
})

test.group('The clock', () => {
  test('ticks by Bree, and stops', async ({ assert }) => {
    let ticks = 0
    const clock = new BreeClock(quiet, { interval: 100 })
    await clock.start(() => void ticks++)
    while (ticks < 2) await new Promise((resolve) => setTimeout(resolve, 20))
    await clock.stop()
    const stopped = ticks
    await new Promise((resolve) => setTimeout(resolve, 300))
    assert.equal(ticks, stopped)
  })

  test('runs what is due on a started server', async ({ assert }) => {
    let done!: () => void
    const ran = new Promise<void>((resolve) => (done = resolve))
    const job = makeJob(() => done(), { every: '1h' })
    const { plan, worker, clock, database } = await makeQueue([job])
    const bree = new BreeClock(quiet, { interval: 200 })
    const clockwork = new JobClockwork(bree, openLeadership(databaseUrl), plan, worker, quiet)
    await clockwork.start()
    clock.advance(HOUR)
    await ran
    await clockwork.stop()
    assert.containSubset(await jobsOf(database, job), [{ state: 'done', asked_by: 'schedule' }])
  })
})

test.group('Of several servers on PostgreSQL', (group) => {
  group.tap((each) => each.skip(!databaseUrl, 'a SQLite file has one server'))

  test('one leads, and another does when it has died', async ({ assert, cleanup }) => {
    const [first, second] = [new PostgresLeadership(databaseUrl!), new PostgresLeadership(databaseUrl!)]
    cleanup(async () => {
      await first.release()
      await second.release()
    })
    assert.deepEqual([await first.hold(), await second.hold(), await first.hold()], [true, false, true])

    const admin = new pg.Client({ connectionString: databaseUrl })
    await admin.connect()
    await admin.query("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2")
    await admin.end()
    while (!(await second.hold())) await new Promise((resolve) => setTimeout(resolve, 20))
    assert.isFalse(await first.hold(), 'the one that lost its connection knows that it leads no longer')
    await second.release()
    assert.isTrue(await first.hold())
  })
})
