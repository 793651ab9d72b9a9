import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { vaultFolder } from '#config/storage'
import { ForgetOldAnnouncements } from '#changes/services/forget_old_announcements'
import { FixedClock, shiftInstant } from '#core/clock'
import type { Row } from '#database/database'
import { ForgetExpiredInvitations } from '#households/services/forget_expired_invitations'
import { IdempotencyKeys } from '#http/idempotency_keys'
import { ForgetExpiredSignIns } from '#identity/services/forget_expired_sign_ins'
import { ForgetOldPreviews } from '#imports/services/forget_old_previews'
import { Vault } from '#imports/vault'
import { ForgetOldRuns } from '#jobs/services/forget_old_runs'
import { checkApart } from '#ledger/services/check_apart'
import { ForgetOldPluginRuns } from '#plugins/services/forget_old_plugin_runs'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { journal } from '#tests/support/journal'

/** Long before anything else in the database, so that only what these tests make is old. */
const NOW = '2020-03-31T12:00:00.000Z'
const clock = new FixedClock(NOW)
const daysAgo = (days: number) => shiftInstant(NOW, -days * 86_400)

const insert = ({ database }: TestHousehold, table: string, row: Row) =>
  database.systemWrite((writes) => writes.insert(table, row))

async function leftOf({ database }: TestHousehold, table: string, ids: number[]): Promise<number[]> {
  const rows = await database.systemRead((queries) =>
    queries.all<{ id: number }>(`SELECT id FROM ${table} WHERE id IN (${ids.join(', ')}) ORDER BY id`),
  )
  return rows.map(({ id }) => id)
}

test.group('Forgetting', () => {
  test('ends expired sessions, old attempts and links to new passwords, and no others', async ({ assert }) => {
    const household = await makeHousehold()
    const session = (name: string, expires_at: string) =>
      insert(household, 'sessions', {
        ...{
          token_hash: `${household.id} ${name}`,
          user_id: household.owner.id,
          household_id: null,
          ip: '',
          user_agent: '',
        },
        ...{ created_at: NOW, last_seen_at: NOW, expires_at },
      })
    const attempt = (attempted_at: string) =>
      insert(household, 'sign_in_attempts', { email: 'a@example.org', ip: '', succeeded: 0, attempted_at })
    const reset = (name: string, expires_at: string) =>
      insert(household, 'password_resets', {
        ...{ user_id: household.owner.id, token_hash: `${household.id} ${name}`, created_at: NOW, expires_at },
      })
    const sessions = [await session('old', daysAgo(1)), await session('new', daysAgo(-1))]
    const resets = [await reset('old', daysAgo(1)), await reset('new', daysAgo(-1))]
    const attempts = [await attempt(daysAgo(31)), await attempt(daysAgo(29))]
    const counts = { sessions: 1, attempts: 1, resets: 1 }
    assert.deepEqual(await new ForgetExpiredSignIns(household.database, clock).handle(), counts)
    assert.deepEqual(await leftOf(household, 'sessions', sessions), [sessions[1]])
    assert.deepEqual(await leftOf(household, 'sign_in_attempts', attempts), [attempts[1]])
    assert.deepEqual(await leftOf(household, 'password_resets', resets), [resets[1]])
  })

  test('removes invitations a month after they expired, but not accepted ones', async ({ assert }) => {
    const household = await makeHousehold()
    const invite = (name: string, expires_at: string, accepted_at: string | null = null) =>
      insert(household, 'invitations', {
        ...{ household_id: household.id, email: null, role: 'member', token_hash: `${household.id} ${name}` },
        ...{ invited_by: household.owner.id, created_at: NOW, expires_at, accepted_at },
      })
    const ids = [
      await invite('old', daysAgo(31)),
      await invite('fresh', daysAgo(29)),
      await invite('accepted', daysAgo(31), daysAgo(40)),
    ]
    assert.equal(await new ForgetExpiredInvitations(household.database, clock).handle(), 1)
    assert.deepEqual(await leftOf(household, 'invitations', ids), ids.slice(1))
  })

  test('removes answers to repeated requests after a day', async ({ assert }) => {
    const household = await makeHousehold()
    const keep = (key: string, created_at: string) =>
      insert(household, 'idempotency_keys', {
        ...{ about_household_id: household.id, user_id: household.owner.id, idempotency_key: key },
        ...{ request_hash: '', status: 200, response: '', created_at },
      })
    const ids = [await keep('old', daysAgo(2)), await keep('new', NOW)]
    const keys = new IdempotencyKeys(household.database, clock, await app.container.make('encryption'))
    assert.equal(await keys.forgetOld(), 1)
    assert.deepEqual(await leftOf(household, 'idempotency_keys', ids), ids.slice(1))
  })

  test('puts imports away that nobody finished, and broken uploads', async ({ assert }) => {
    const household = await makeHousehold()
    const { id: household_id, database } = household
    const file = { household_id, sha256: 'f', name: 'f', size: 1, created_at: NOW }
    const file_id = await insert(household, 'vault_files', file)
    const batch = (status: string, created_at: string) =>
      insert(household, 'import_batches', { household_id, file_id, status, created_at })
    const old = [await batch('previewed', daysAgo(91)), await batch('failed', daysAgo(91))]
    const kept = [await batch('committed', daysAgo(91)), await batch('previewed', daysAgo(89))]
    await database.systemWrite((writes) =>
      writes.insertRows(
        'import_previews',
        ['batch_id', 'household_id', 'first_row', 'outcomes', 'details'],
        [...old, ...kept].map((id) => [id, household_id, 0, '', '[]']),
      ),
    )
    const folder = join(vaultFolder, String(household_id))
    await mkdir(folder, { recursive: true })
    for (const [name, days] of [
      ['.incoming-old', 1],
      ['.incoming-new', 0],
      ['content', 1],
    ] as const) {
      await writeFile(join(folder, name), '')
      await utimes(join(folder, name), new Date(daysAgo(days)), new Date(daysAgo(days)))
    }
    const forget = new ForgetOldPreviews(database, clock, new Vault(vaultFolder))
    assert.equal(await forget.handle(new AbortController().signal), 2)
    const rows = await database.read(household_id, (queries) =>
      queries.all<{ status: string }>('SELECT status FROM import_batches ORDER BY id'),
    )
    assert.deepEqual(
      rows.map(({ status }) => status),
      ['discarded', 'discarded', 'committed', 'previewed'],
    )
    const previews = await database.read(household_id, (queries) =>
      queries.all<{ batch_id: number }>('SELECT batch_id FROM import_previews ORDER BY batch_id'),
    )
    assert.deepEqual(
      previews.map(({ batch_id: id }) => id),
      kept,
    )
    assert.deepEqual((await readdir(folder)).sort(), ['.incoming-new', 'content'])
  })

  test('removes old runs of plugins, consents whose job is gone, and old announcements', async ({ assert }) => {
    const household = await makeHousehold()
    const household_id = household.id
    const run = (started_at: string) =>
      insert(household, 'plugin_runs', {
        ...{ household_id, plugin_id: 'x', method: 'parse', outcome: 'ok', cpu_ms: 1, wall_ms: 1, started_at },
      })
    const announce = (created_at: string) =>
      insert(household, 'outbox', { household_id, topic: 'x', payload: '{}', created_at })
    const consent = (created_at: string, former_instance: number) =>
      insert(household, 'ending_consents', {
        ...{ plugin_id: 'x', former_household: household_id, former_instance, sealed: 'x', created_at },
      })
    const [runs, told, consents] = [
      [await run(daysAgo(91)), await run(daysAgo(89))],
      [await announce(daysAgo(31)), await announce(daysAgo(29))],
      [await consent(daysAgo(3), -1), await consent(daysAgo(1), -2)],
    ]
    await new ForgetOldPluginRuns(household.database, clock).handle()
    await new ForgetOldAnnouncements(household.database, clock).handle()
    assert.deepEqual(await leftOf(household, 'plugin_runs', runs), runs.slice(1))
    assert.deepEqual(await leftOf(household, 'outbox', told), told.slice(1))
    assert.deepEqual(await leftOf(household, 'ending_consents', consents), consents.slice(1))
    await household.database.systemWrite((writes) =>
      writes.run('DELETE FROM ending_consents WHERE plugin_id = ?', ['x']),
    )
  })

  test('removes what jobs did, but not what was given up, nor the last run of each', async ({ assert }) => {
    const household = await makeHousehold()
    const job = (state: string, run_at: string) =>
      insert(household, 'jobs', { name: 'test.forget', asked_by: 'program', state, run_at, created_at: run_at })
    const run = (name: string, job_id: number | null, started_at: string) =>
      insert(household, 'job_runs', { name, job_id, asked_by: 'program', attempt: 1, outcome: 'done', started_at })
    const jobs = [await job('done', daysAgo(8)), await job('done', daysAgo(6)), await job('dead', daysAgo(40))]
    const runs = [
      await run('test.forget', null, daysAgo(31)),
      await run('test.forget', jobs[2], daysAgo(40)),
      await run('test.forget', null, daysAgo(29)),
      await run('test.forget_last', null, daysAgo(300)),
    ]
    await new ForgetOldRuns(household.database, clock).handle()
    assert.deepEqual(await leftOf(household, 'jobs', jobs), jobs.slice(1))
    assert.deepEqual(await leftOf(household, 'job_runs', runs), runs.slice(1))
  })
})

test.group('The nightly check', () => {
  test('tells what is wrong', async ({ assert, cleanup }) => {
    const household = await makeHousehold()
    await journal(household, '2026-01-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food')
    const shift = (by: number) =>
      household.database.systemWrite((writes) =>
        writes.run('UPDATE month_totals SET quantity = quantity + ? WHERE household_id = ?', [by, household.id]),
      )
    const shifted = await shift(1)
    cleanup(async () => {
      await shift(-1)
    })
    const check = checkApart(app.makePath('ace.js'), app.makePath(), new AbortController().signal)
    // Of all the households that the tests left behind, only this one is wrong.
    await assert.rejects(
      () => check,
      new RegExp(`^The check found ${shifted} problems. The first: household ${household.id}:`),
    )
  })
})
