import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { enqueueJob } from '#jobs/services/enqueue_job'
import type { Client } from '#tests/support/client'
import { makeHousehold, type TestHousehold } from '#tests/support/household'

interface Job {
  name: string
  title: string
  schedule: string | null
  last_run: { outcome: string; duration_ms: number; message: string } | null
  waiting: number
  running: number
  failed: number
}

interface Run {
  id: number
  job: { name: string; title: string }
  asked_by: string
  outcome: string
  code: string | null
  counts: Record<string, number>
  can_replay: boolean
}

async function makeAdmin(): Promise<TestHousehold> {
  const household = await makeHousehold()
  await household.database.systemWrite((writes) =>
    writes.run('UPDATE users SET is_instance_admin = 1 WHERE id = ?', [household.owner.id]),
  )
  return household
}

const NAME = 'jobs.forget_runs'

async function jobNamed(client: Client, name: string): Promise<Job> {
  const { body } = await client.get<{ data: Job[] }>('/jobs')
  return body.data.find((job) => job.name === name)!
}

async function runsOf(client: Client, name: string): Promise<Run[]> {
  const { body } = await client.get<{ data: Run[] }>(`/job-runs?job=${name}`)
  return body.data
}

async function drain() {
  const worker = await app.container.make('florin.jobWorker')
  await worker.drain()
}

test.group('Jobs', (group) => {
  group.each.setup(async () => {
    const database = await app.container.make('florin.database')
    await database.systemWrite(async (writes) => {
      await writes.run('DELETE FROM jobs')
      await writes.run('DELETE FROM job_runs')
    })
  })

  test('are listed for those who run the instance only', async ({ assert }) => {
    const { client } = await makeAdmin()
    const job = await jobNamed(client, NAME)
    assert.containSubset(job, { title: 'Forget old runs of jobs', schedule: '50 2 * * *', last_run: null, failed: 0 })
    const ordinary = await makeHousehold()
    const { status, body } = await ordinary.client.get('/jobs')
    assert.deepEqual([status, body.code], [403, 'E_INSTANCE_ADMINS_ONLY'])
  })

  test('can be run now, once however often one clicks', async ({ assert }) => {
    const { client } = await makeAdmin()
    for (let click = 0; click < 3; click++) assert.equal((await client.post(`/jobs/${NAME}/run`)).status, 204)
    assert.equal((await jobNamed(client, NAME)).waiting, 1)
    await drain()
    const job = await jobNamed(client, NAME)
    assert.containSubset(job, { waiting: 0, running: 0, last_run: { outcome: 'done' } })
    const runs = await runsOf(client, NAME)
    assert.containSubset(runs, [{ asked_by: 'person', outcome: 'done', counts: { jobs: 0, runs: 0 } }])
    assert.lengthOf(runs, 1)
  })

  test('that do not exist cannot be run', async ({ assert }) => {
    const { client } = await makeAdmin()
    assert.equal((await client.post('/jobs/no.such_job/run')).status, 404)
  })

  test('that were given up can be tried again', async ({ assert }) => {
    const { client, database } = await makeAdmin()
    const clock = await app.container.make('florin.clock')
    await database.systemWrite((writes) => enqueueJob(writes, { name: NAME }, clock.now()))
    await drain()
    const [done] = await runsOf(client, NAME)
    assert.isFalse(done.can_replay)
    const refused = await client.post(`/job-runs/${done.id}/replay`)
    assert.deepEqual([refused.status, refused.body.code], [409, 'E_JOB_NOT_DEAD'])

    await database.systemWrite((writes) => writes.run("UPDATE jobs SET state = 'dead' WHERE name = ?", [NAME]))
    assert.equal((await jobNamed(client, NAME)).failed, 1)
    const [dead] = await runsOf(client, NAME)
    assert.isTrue(dead.can_replay)
    assert.equal((await client.post(`/job-runs/${dead.id}/replay`)).status, 204)
    await drain()
    assert.containSubset(await jobNamed(client, NAME), { failed: 0, waiting: 0 })
    assert.lengthOf(await runsOf(client, NAME), 2)
    assert.equal((await client.post('/job-runs/900000000/replay')).status, 404)
  })

  test('have a history in pages', async ({ assert }) => {
    const { client } = await makeAdmin()
    for (let run = 0; run < 3; run++) {
      await client.post(`/jobs/${NAME}/run`)
      await drain()
    }
    const first = await client.get<{ data: Run[]; next_cursor: string }>(`/job-runs?limit=2`)
    const second = await client.get<{ data: Run[]; next_cursor: string | null }>(
      `/job-runs?limit=2&cursor=${first.body.next_cursor}`,
    )
    assert.isNull(second.body.next_cursor)
    const ids = [...first.body.data, ...second.body.data].map(({ id }) => id)
    assert.deepEqual(
      ids,
      [...ids].sort((a, b) => b - a),
    )
    assert.lengthOf(ids, 3)
  })

  test('check the books in a process of their own', async ({ assert }) => {
    const { client } = await makeAdmin()
    await client.post('/jobs/ledger.check/run')
    await drain()
    const [run] = await runsOf(client, 'ledger.check')
    assert.equal(run.outcome, 'done', JSON.stringify(run))
    assert.isAbove(run.counts.households, 0)
  })

  test('of every kind that has a schedule run to a good end', async ({ assert }) => {
    const { client } = await makeAdmin()
    const { body } = await client.get<{ data: Job[] }>('/jobs')
    const scheduled = body.data.filter(({ name, schedule }) => schedule !== null && name !== 'ledger.check')
    assert.isAbove(scheduled.length, 5)
    for (const { name } of scheduled) assert.equal((await client.post(`/jobs/${name}/run`)).status, 204, name)
    await drain()
    for (const { name } of scheduled) assert.equal((await jobNamed(client, name)).last_run?.outcome, 'done', name)
  })

  test('that follow from something do not start without it', async ({ assert }) => {
    const { client } = await makeAdmin()
    const { body } = await client.get<{ data: Job[] }>('/jobs')
    const following = body.data.filter(({ schedule }) => schedule === null)
    assert.include(
      following.map(({ name }) => name),
      'notifications.route',
    )
    for (const { name } of following) {
      const refused = await client.post(`/jobs/${name}/run`)
      assert.deepEqual([refused.status, refused.body.code], [409, 'E_JOB_NOT_SCHEDULED'], name)
    }
    await drain()
    for (const { name } of following) assert.isNull((await jobNamed(client, name)).last_run, name)
  })
})
