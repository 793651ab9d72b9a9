import { test } from '@japa/runner'
import { FixedClock } from '#core/clock'
import { runEverythingDue } from '#plugins/services/run_everything_due'
import type { DueOutcome } from '#plugins/services/run_due_instances'

const clock = new FixedClock('2026-03-31T12:00:00.000Z')
const never = new AbortController().signal

/** Instances that end as told; `broken` throws. */
function instancesThat(ends: (DueOutcome['outcome'] | 'broken')[], ran: number[] = []) {
  return {
    due: () => Promise.resolve(ends.map((_, at) => ({ household_id: 1, instance_id: at, plugin_id: 'x' }))),
    run: ({ instance_id: at }: { instance_id: number }) => {
      ran.push(at)
      const outcome = ends[at]
      if (outcome === 'broken') return Promise.reject(new Error(`Number ${at}`))
      return Promise.resolve({ outcome, message: '', next_run_at: null })
    },
  }
}

test.group('Instances that are due', () => {
  test('are all run, and counted by how they end', async ({ assert }) => {
    const instances = instancesThat(['ok', 'failed', 'ok', 'skipped'])
    assert.deepEqual(await runEverythingDue(instances, clock, never), { ok: 2, failed: 1, skipped: 1 })
  })

  test('run although one before them broke, which is told in the end', async ({ assert }) => {
    const ran: number[] = []
    await assert.rejects(
      () => runEverythingDue(instancesThat(['ok', 'broken', 'ok'], ran), clock, never),
      '1 instances broke: Error: Number 1',
    )
    assert.deepEqual(ran, [0, 1, 2])
  })

  test('stop between two of them when the server does', async ({ assert }) => {
    const [ran, stop]: [number[], AbortController] = [[], new AbortController()]
    const instances = instancesThat(['ok', 'ok'], ran)
    const run = (due: { instance_id: number }) => {
      stop.abort()
      return instances.run(due)
    }
    await assert.rejects(() => runEverythingDue({ ...instances, run }, clock, stop.signal))
    assert.deepEqual(ran, [0])
  })
})
