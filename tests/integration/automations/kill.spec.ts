import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { Assert } from '@japa/assert'
import { databaseUrl, sqliteFile } from '#config/storage'
import { shiftInstant } from '#core/clock'
import { type Automations, makeAutomations, step } from '#tests/support/automations'
import type { AutomationProcessSettings } from '#tests/support/automation_process'
import { accountOf, journal } from '#tests/support/journal'
import { TYPESCRIPT } from '#tests/support/typescript'

/** FLORIN_KILLS=200 is the thorough run that app/automations/README.md tells of; it takes six minutes. */
const KILLS_AT_RANDOM = Number(process.env.FLORIN_KILLS ?? 6)
const IS_THOROUGH = process.env.FLORIN_KILLS !== undefined
/** Longer than the lease of a job, so that the next process may take over. */
const LEASE_OVER_SECONDS = 40
/** As long as the wait in the middle. */
const WAIT_OVER_SECONDS = 3700

interface Rehearsal extends Automations {
  runs_made: number[]
  transactions: number[]
  effects: () => string[]
  points: () => string[]
  /** Works on the runs in a process of its own; answers whether it lived to the end. */
  work: (killAt?: string | number, laterBySeconds?: number) => Promise<boolean>
  close: () => Promise<void>
}

/** Steps of every promise, a wait in the middle, a choice and a loop. */
function tenSteps(savings: number, instance: number) {
  const transfer = (amount: string) => ({
    ...{ account_id: '{{ trigger.transaction.account_id }}', transfer_account_id: savings },
    ...{ amount, memo: 'run {{ run.id }}' },
  })
  return [
    step('tag', 'edit_transaction@1', { add_tags: ['seen {{ run.id }}'] }),
    step('call', 'http@1', { instance }),
    step('save', 'create_transaction@1', transfer('-1')),
    step('tell', 'notify@1', { title: 'Saved {{ run.id }}' }),
    step('wait', 'wait@1', { for: '1h' }),
    step('again', 'http@1', { instance }),
    step('sum', 'total@1', { period: 'this_year' }),
    step('which', 'choose@1', {
      options: [
        {
          if: { value: '{{ steps.sum.amount }}', op: 'gt', than: '0' },
          steps: [step('more', 'notify@1', { title: 'More' })],
        },
      ],
    }),
    step('each', 'for_each@1', {
      items: ['-2', '-3'],
      steps: [step('part', 'create_transaction@1', transfer('{{ item }}'))],
    }),
    step('last', 'plugin_action@1', { instance, action: 'request' }),
  ]
}

async function rehearse(count: number): Promise<Rehearsal> {
  const automations = await makeAutomations()
  const { household, add, start } = automations
  const savings = await accountOf(household, 'Assets:Savings')
  const instance = await household.database.systemWrite((writes) =>
    writes.insert('plugin_instances', {
      ...{ household_id: household.id, plugin_id: 'http_request', title: 'Hook', settings: '{}', settings_version: 1 },
      ...{ state: 'ready', state_reason: '', enabled: 1, grants: '[]', created_at: '2026-01-01T00:00:00.000Z' },
    }),
  )
  const line = '2026-03-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food'
  const transactions = await journal(household, new Array(count).fill(line).join('\n'))
  const id = await add('Ten steps', { mode: { type: 'parallel', max: 50 }, steps: tenSteps(savings, instance) })
  const runs: number[] = []
  for (const transactionId of transactions)
    runs.push(await start.handle(household.id, id, { transactionId }, household.actor))
  const folder = await mkdtemp(join(tmpdir(), 'florin-kill-'))
  const [effects, points] = [join(folder, 'effects'), join(folder, 'points')]
  const lines = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [])
  let now = '2026-03-31T12:00:00.000Z'
  return {
    ...automations,
    ...{ runs_made: runs, transactions },
    effects: () => lines(effects),
    points: () => lines(points),
    async work(killAt, laterBySeconds = WAIT_OVER_SECONDS) {
      now = shiftInstant(now, laterBySeconds)
      const settings: AutomationProcessSettings = {
        url: databaseUrl,
        file: sqliteFile,
        effects,
        points,
        runs,
        now,
        killAt,
      }
      const program = [TYPESCRIPT, app.makePath('tests/support/automation_process.ts')]
      const child = spawn(process.execPath, program, {
        cwd: app.makePath(),
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, AUTOMATION_PROCESS: JSON.stringify(settings) },
      })
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
      if (signal !== 'SIGKILL' && code !== 0) throw new Error(`The process ended with ${code ?? signal}.`)
      return signal === null
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

const isOver = async ({ runs }: Rehearsal) =>
  (await runs()).every(({ state }) => ['done', 'failed', 'stopped'].includes(state))

/** Every step that promises once happened once, all others at least once, none was lost, all are traced. */
async function verify(assert: Assert, rehearsal: Rehearsal): Promise<void> {
  const { household, runs, steps, notices, runs_made: ids, effects, transactions } = rehearsal
  assert.deepEqual(
    (await runs()).map(({ state, message }) => [state, message]),
    ids.map(() => ['done', '']),
  )
  const made = await household.database.read(household.id, (queries) =>
    queries.all<{ memo: string; quantity: number }>(
      `SELECT t.memo, p.quantity FROM transactions t JOIN postings p ON p.transaction_id = t.id AND p.position = 0
       WHERE t.memo LIKE 'run %' ORDER BY t.memo, p.quantity DESC`,
    ),
  )
  const expected = ids.flatMap((id) => [-100, -200, -300].map((quantity) => ({ memo: `run ${id}`, quantity })))
  assert.sameDeepMembers(made, expected)
  const tags = await household.database.read(household.id, (queries) =>
    queries.all<{ transaction_id: number }>('SELECT transaction_id FROM transaction_tags'),
  )
  assert.sameMembers(
    tags.map(({ transaction_id: id }) => id),
    transactions,
  )
  const titles = (await notices()).map(({ title }) => title)
  assert.sameMembers(
    titles,
    ids.flatMap((id) => [`Saved ${id}`, 'More']),
  )
  const keys = ids.flatMap((id) => ['2', '6', '10'].map((path) => `automation-run-${id}-${path}`))
  assert.sameMembers([...new Set(effects())], keys)
  for (const id of ids) {
    const traced = await steps(id)
    assert.sameMembers(
      traced.map(({ path }) => path),
      ['1', '2', '3', '4', '5', '6', '7', '8', '8.1.1', '9', '9.1.1', '9.2.1', '10'],
    )
    assert.deepEqual(new Set(traced.map(({ state }) => state)), new Set(['done']))
  }
  const sets = await household.database.read(household.id, (queries) =>
    queries.all<{ causation_id: string }>(
      "SELECT causation_id FROM change_sets WHERE causation_id LIKE 'automation-run:%'",
    ),
  )
  assert.lengthOf(sets, ids.length * 4)
}

test.group('Automations under kill -9', () => {
  test('at every checkpoint of ten steps, one after the other, do once what they promise once', async ({ assert }) => {
    const pilot = await rehearse(1)
    while (!(await isOver(pilot))) await pilot.work()
    await verify(assert, pilot)
    const all = [...new Set(pilot.points())]
    const points = IS_THOROUGH ? all : all.filter((_, at) => at % 2 === 0)
    await pilot.close()
    assert.isAbove(all.length, 40)
    const rehearsal = await rehearse(1)
    const killed: string[] = []
    let later = LEASE_OVER_SECONDS
    for (const point of points) {
      if (all.indexOf(point) >= all.indexOf('5 before done')) later = WAIT_OVER_SECONDS
      if (!(await rehearsal.work(point, later))) killed.push(point)
    }
    while (!(await isOver(rehearsal))) await rehearsal.work()
    assert.deepEqual(killed, points)
    await verify(assert, rehearsal)
    await rehearsal.close()
  }).timeout(IS_THOROUGH ? 1_200_000 : 300_000)

  test(`at ${KILLS_AT_RANDOM} random moments do once what they promise once`, async ({ assert }) => {
    const rehearsal = await rehearse(Math.ceil(KILLS_AT_RANDOM / 6))
    let kills = 0
    while (!(await isOver(rehearsal)))
      if (!(await rehearsal.work(kills < KILLS_AT_RANDOM ? 1 + Math.floor(Math.random() * 14) : undefined))) kills++
    assert.isAtLeast(kills, Math.floor(KILLS_AT_RANDOM / 2))
    await verify(assert, rehearsal)
    await rehearsal.close()
  }).timeout(KILLS_AT_RANDOM * 5_000 + 300_000)
})
