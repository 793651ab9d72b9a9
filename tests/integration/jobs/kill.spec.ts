import { test } from '@japa/runner'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import { databaseUrl, sqliteFile } from '#config/storage'
import { SystemClock } from '#core/clock'
import { JobRegistry } from '#jobs/job_registry'
import { JobWorker } from '#jobs/job_worker'
import { enqueueJob } from '#jobs/services/enqueue_job'
import { type JobProcessSettings, markingJob } from '#tests/support/job_process'
import { jobsOf, quiet } from '#tests/support/jobs'
import { TYPESCRIPT } from '#tests/support/typescript'

/** More than the processes get through before they are killed. */
const JOBS = 400
const KILLS = 8
const AT_ONCE = 4
const LEASE_SECONDS = 0.4

async function startProcess(settings: JobProcessSettings): Promise<ChildProcess> {
  const program = [TYPESCRIPT, app.makePath('tests/support/job_process.ts')]
  const child = spawn(process.execPath, program, {
    cwd: app.makePath(),
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, JOB_PROCESS: JSON.stringify(settings) },
  })
  await once(child.stdout!, 'data')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

function marksIn(file: string, word: 'begin' | 'end'): string[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1))
}

test.group('Killed workers', () => {
  test('lose no job, whenever they are killed', async ({ assert, cleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'florin-jobs-'))
    cleanup(() => rm(folder, { recursive: true }))
    const marks = join(folder, 'marks')
    const name = 'test.marks'
    const job = markingJob({ name, marks })
    const [database, clock] = [await app.container.make('florin.database'), new SystemClock()]
    await database.systemWrite(async (writes) => {
      for (let count = 0; count < JOBS; count++) await enqueueJob(writes, { name }, clock.now())
    })

    const settings = { url: databaseUrl, file: sqliteFile, marks, name, leaseSeconds: LEASE_SECONDS }
    for (let round = 0; round < KILLS; round++) {
      // Two at a time, which take from the same queue.
      const children = await Promise.all([startProcess(settings), startProcess(settings)])
      await sleep(20 + Math.random() * 100)
      await Promise.all(children.map(kill))
    }
    const interrupted = JOBS - new Set(marksIn(marks, 'end')).size
    const worker = new JobWorker({
      ...{ database, clock, leaseSeconds: LEASE_SECONDS, logger: quiet },
      registry: new JobRegistry([job]),
    })
    const open = async () => (await jobsOf(database, job)).filter(({ state }) => state !== 'done')
    while ((await open()).length > 0) {
      await worker.drain()
      await sleep(50)
    }

    const [begun, ended] = [marksIn(marks, 'begin'), marksIn(marks, 'end')]
    assert.equal(new Set(ended).size, JOBS)
    assert.isAbove(interrupted, 0, 'the processes were killed before they were through')
    assert.isAtMost(begun.length, JOBS + KILLS * AT_ONCE, 'only what was running when it was killed is done again')
    const [{ count }] = await database.systemRead((queries) =>
      queries.all<{ count: number }>("SELECT COUNT(*) AS count FROM job_runs WHERE name = ? AND outcome = 'running'", [
        name,
      ]),
    )
    assert.equal(count, 0)
  })
})
