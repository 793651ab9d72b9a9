/*
 * A process that runs jobs of one name until it is killed: the jobs test kills it in the middle. Each job leaves two lines in a file,
 * one before and one after its work.
 */
import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { SystemClock } from '#core/clock'
import { openDatabase } from '#database/open'
import { defineJob } from '#jobs/define_job'
import { JobRegistry } from '#jobs/job_registry'
import { JobWorker } from '#jobs/job_worker'

export interface JobProcessSettings {
  url?: string
  file: string
  /** Where the lines go. */
  marks: string
  name: string
  leaseSeconds: number
}

/** The same in the process that is killed and in the one that makes up for it. */
export function markingJob({ name, marks }: Pick<JobProcessSettings, 'name' | 'marks'>) {
  return defineJob({
    name,
    title: 'Leaves marks',
    timeout_ms: 10_000,
    concurrency: 4,
    retry: { attempts: 50, first_wait_seconds: 1 },
    async handle({ idempotencyKey }) {
      appendFileSync(marks, `begin ${idempotencyKey}\n`)
      await sleep(10 + Math.random() * 30)
      appendFileSync(marks, `end ${idempotencyKey}\n`)
    },
  })
}

if (process.env.JOB_PROCESS) {
  const settings = JSON.parse(process.env.JOB_PROCESS) as JobProcessSettings
  const worker = new JobWorker({
    database: openDatabase({ url: settings.url, file: settings.file }),
    clock: new SystemClock(),
    registry: new JobRegistry([markingJob(settings)]),
    logger: console,
    leaseSeconds: settings.leaseSeconds,
  })
  worker.start()
  setInterval(() => worker.wake(), 50)
  worker.wake()
  process.stdout.write('ready\n')
}
