import { test } from '@japa/runner'
import type { Manifest } from '#sdk'
import { type Lab, notifierThat, openLab } from '#tests/support/instances'

const HOURLY: Partial<Manifest> = { schedule: { default_minutes: 60, least_minutes: 30 } }
const WORKS = 'return { receipt: null }'
const failsWith = (code: string, more = '') =>
  `throw Object.assign(new Error('Not now.'), { name: 'PluginError', code: '${code}' ${more} })`

/** A plugin that runs by itself; what it does then is to send a message. */
async function openScheduled(body: string) {
  const lab = await openLab(notifierThat(body, HOURLY))
  lab.works.offer('notifier', async ({ instance_id }) => void (await lab.send(instance_id)))
  return lab
}

const due = async ({ runDueInstances, clock, household }: Lab) =>
  (await runDueInstances.due(clock.now())).filter(({ household_id }) => household_id === household.id)

const runAll = async (lab: Lab) => {
  const outcomes = []
  for (const each of await due(lab)) outcomes.push(await lab.runDueInstances.run(each))
  return outcomes
}

const MINUTE = 60_000

test.group('The schedule of instances', () => {
  test('runs a new instance at once, and then as often as was chosen', async ({ assert, cleanup }) => {
    const lab = await openScheduled(WORKS)
    cleanup(lab.close)
    const id = await lab.create({ every_minutes: 45 })
    assert.deepEqual(
      (await due(lab)).map(({ instance_id, plugin_id }) => [instance_id, plugin_id]),
      [[id, 'org.example.tested']],
    )
    assert.deepEqual(await runAll(lab), [{ outcome: 'ok', message: '', next_run_at: '2026-01-02T03:49:05.000Z' }])
    assert.deepEqual(await due(lab), [])
    lab.clock.advance(45 * MINUTE)
    assert.equal((await due(lab)).length, 1)
  })

  test('comes back sooner after failures that may pass, then later and later', async ({ assert, cleanup }) => {
    const lab = await openScheduled(failsWith('transient'))
    cleanup(lab.close)
    const id = await lab.create()
    assert.isNull((await lab.show(id)).last_problem)
    const waits: number[] = []
    for (let attempt = 0; attempt < 4; attempt++) {
      const [{ outcome, next_run_at }] = await runAll(lab)
      assert.equal(outcome, 'failed')
      const wait = Date.parse(next_run_at!) - Date.parse(lab.clock.now())
      waits.push(wait / MINUTE)
      lab.clock.advance(wait)
    }
    assert.deepEqual(waits, [1, 5, 15, 60])
    assert.deepInclude((await lab.show(id)).last_problem, { code: 'transient', message: 'Not now.' })
    lab.replace(notifierThat(WORKS, HOURLY))
    const [{ next_run_at }] = await runAll(lab)
    assert.equal(Date.parse(next_run_at!) - Date.parse(lab.clock.now()), 60 * MINUTE)
    assert.isNull((await lab.show(id)).last_problem)
  })

  test('waits as long as the provider asks for', async ({ assert, cleanup }) => {
    const lab = await openScheduled(failsWith('rate_limited', ', retry_after_ms: 7_200_000'))
    cleanup(lab.close)
    await lab.create()
    const [{ next_run_at }] = await runAll(lab)
    assert.equal(Date.parse(next_run_at!) - Date.parse(lab.clock.now()), 120 * MINUTE)
  })

  test('leaves alone what needs a person, and takes it up again afterwards', async ({ assert, cleanup }) => {
    const lab = await openScheduled(failsWith('auth_required'))
    cleanup(lab.close)
    const id = await lab.create()
    assert.equal((await runAll(lab))[0]!.outcome, 'failed')
    lab.clock.advance(24 * 60 * MINUTE)
    assert.deepEqual(await due(lab), [])
    assert.isNull((await lab.show(id)).next_run_at)
    lab.replace(notifierThat(WORKS, HOURLY))
    await lab.tryInstance.handle(lab.household.id, id)
    assert.equal((await due(lab)).length, 1)
  })

  test('passes over instances that are switched off, and plugins that do nothing by themselves', async ({
    assert,
    cleanup,
  }) => {
    const lab = await openLab(notifierThat(WORKS, HOURLY))
    cleanup(lab.close)
    const id = await lab.create()
    assert.deepInclude((await runAll(lab))[0], { outcome: 'skipped', message: 'Its plugin does nothing by itself.' })
    lab.clock.advance(60 * MINUTE)
    assert.equal((await due(lab)).length, 1)
    await lab.editInstances.handle(lab.household.id, id, { enabled: false }, lab.household.actor)
    assert.deepEqual(await due(lab), [])
  })

  test('survives that an instance is deleted while it runs', async ({ assert, cleanup }) => {
    const lab = await openLab(notifierThat(WORKS, HOURLY))
    cleanup(lab.close)
    const id = await lab.create()
    lab.works.offer('notifier', async () => {
      await lab.editInstances.delete(lab.household.id, id, lab.household.actor)
    })
    assert.deepEqual(await runAll(lab), [{ outcome: 'ok', message: '', next_run_at: null }])
  })

  test('does all that is due, and counts how it ended', async ({ assert, cleanup }) => {
    const lab = await openScheduled(WORKS)
    cleanup(lab.close)
    for (let each = 0; each < 5; each++) await lab.create()
    const counts = await lab.runDueInstances.handle(new AbortController().signal)
    assert.isAtLeast(counts.ok, 5)
    assert.deepEqual(await due(lab), [])
  })
})
