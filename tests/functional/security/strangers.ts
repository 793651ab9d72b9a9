import type { Database, Row } from '#database/database'
import { IssueToken } from '#identity/services/issue_token'
import { Invite } from '#households/services/invite'
import app from '@adonisjs/core/services/app'
import { scopes } from '#http/operation'
import { Client } from '#tests/support/client'
import { addMember, makeHousehold, type TestHousehold } from '#tests/support/household'
import { rowsByTable } from '#tests/support/rows_by_table'
import { makeAutomation } from './automation_of_strangers.js'
import { makeRule } from './rules_of_strangers.js'
import { makeModel } from './models_of_strangers.js'
import { makeBill } from './bills_of_strangers.js'
import { makeInsights } from './insights_of_strangers.js'
import { makeMessages } from './messages_of_strangers.js'
import type { Ids } from './samples.js'

/** A word in every text of the household that others must not see. */
export const SECRET_WORD = 'quagga'

const NOW = '2026-03-31T12:00:00.000Z'

export interface FullHousehold extends TestHousehold {
  ids: Ids
}

/** A household with data of every kind, all of it marked by a word. */
export async function makeFullHousehold(word: string): Promise<FullHousehold> {
  const household = await makeHousehold({ name: `The ${word}s` })
  const { person } = await addMember(household, 'member')
  const { database, owner } = household
  await database.systemWrite((writes) =>
    writes.run('UPDATE users SET name = ? WHERE id IN (?, ?)', [word, owner.id, person.id]),
  )
  const ids = {
    household: household.id,
    ...(await makeLedger(household, word)),
    ...(await makeImport(household, word)),
  }
  await insert(household, 'plugin_runs', {
    plugin_id: 'csv-import',
    method: 'parse',
    outcome: 'ok',
    message: word,
    cpu_ms: 1,
    wall_ms: 1,
    started_at: NOW,
  })
  const jobRun = await insert(household, 'job_runs', {
    name: 'test.secret',
    asked_by: 'program',
    attempt: 1,
    message: word,
    started_at: NOW,
  })
  const rows = {
    ...(await makeRule(household, word)),
    job_run: jobRun,
    ...(await makeInstance(household, word)),
    ...(await makeMessages(household, word)),
    ...(await makeBill(household, word, ids)),
    ...(await makeAutomation(household, word)),
    ...(await makeAlert(household, word)),
    ...(await makeInsights(household, word, ids)),
    categorizer_model: await makeModel(household),
  }
  return { ...household, ids: { ...ids, ...rows, ...(await makeAccess(household, word)) } }
}

async function makeAlert(household: TestHousehold, word: string): Promise<Ids> {
  const alert = await insert(household, 'alerts', {
    name: word,
    kind: 'goal_reached',
    severity: 'info',
    created_at: NOW,
  })
  const incident = await insert(household, 'alert_incidents', {
    alert_id: alert,
    key: word,
    subject: word,
    state: 'firing',
    words: word,
    pending_at: NOW,
    fired_at: NOW,
  })
  await insert(household, 'alert_events', { incident_id: incident, kind: 'fired', words: word, happened_at: NOW })
  return { alert, alert_incident: incident }
}

async function makeInstance(household: TestHousehold, word: string): Promise<Ids> {
  const instance = await insert(household, 'plugin_instances', {
    plugin_id: 'simplefin_connector',
    title: word,
    settings: JSON.stringify({ server: `https://${word}.example.com`, pending: false }),
    state_reason: word,
    created_at: NOW,
  })
  const run = await insert(household, 'plugin_runs', {
    plugin_id: 'simplefin_connector',
    instance_id: instance,
    method: 'connector.accounts',
    outcome: 'internal',
    message: word,
    log: word,
    cpu_ms: 1,
    wall_ms: 1,
    started_at: NOW,
    request: '{}',
    tape: JSON.stringify({ seed: [1, 2, 3, 4], entries: [], is_complete: true }),
  })
  await insert(household, 'connected_accounts', {
    instance_id: instance,
    external_id: word,
    name: word,
    currency: 'EUR',
    seen_at: NOW,
  })
  return { plugin_instance: instance, plugin_run: run }
}

async function makeLedger({ client, database, id }: TestHousehold, word: string): Promise<Ids> {
  const account = await created(client, '/accounts', { name: word, subtype: 'checking', currency: 'EUR' })
  const category = await created(client, '/categories', { name: word, kind: 'expense' })
  const transaction = await created(client, '/transactions', {
    occurred_on: '2026-03-31',
    account_id: account,
    category_id: category,
    amount: '-7.00',
    payee: `${word} shop`,
    memo: word,
    note: word,
    tags: [word],
  })
  await makeBudget(client, category)
  const rate = await created(client, '/rates', { from: 'USD', to: 'EUR', on: '2026-03-31', rate: '0.9' })
  const newest = (table: string) =>
    database.read(
      id,
      async (queries) => (await queries.first<{ id: number }>(`SELECT MAX(id) AS id FROM ${table}`))!.id,
    )
  const [payee, tag, changeSet] = [await newest('payees'), await newest('tags'), await newest('change_sets')]
  const goal = await makeGoal(client, account, word)
  return { account, category, transaction, rate, goal, payee, tag, change_set: changeSet }
}

async function makeBudget(client: Client, category: number): Promise<void> {
  await client.put('/budget/settings', { starts_on: '2026-03-01', opening_amount: '7.00' })
  await client.put('/budget/assignments', {
    period: '2026-03',
    assignments: [{ category_id: category, amount: '7.00' }],
  })
  await client.put('/budget/hold', { period: '2026-03', amount: '7.00' })
  const templates = [{ priority: 1, kind: 'fixed', amount: '7.00' }]
  await client.put(`/budget/categories/${category}/templates`, { templates })
}

/** A saving goal that looks at an account. */
function makeGoal(client: Client, account: number, word: string): Promise<number> {
  const goal = { name: word, kind: 'save', target_amount: '700.00', account_ids: [account], note: word }
  return created(client, '/goals', goal)
}

async function makeImport(household: TestHousehold, word: string): Promise<Ids> {
  const file = await insert(household, 'vault_files', {
    sha256: 'f'.repeat(64),
    name: `${word}.csv`,
    size: 1,
    created_at: NOW,
  })
  const counts = JSON.stringify({ new: 0, matched: 0, duplicate: 0, suggested: 0, skipped: 0 })
  const batch = { file_id: file, status: 'previewed', summary: word, counts, created_at: NOW }
  const mapping = await insert(household, 'import_mappings', { signature: word, mapping: '{"date":0}' })
  return { import_batch: await insert(household, 'import_batches', batch), import_mapping: mapping }
}

async function makeAccess({ id, owner, database }: TestHousehold, word: string): Promise<Ids> {
  const [issueToken, invite] = [await app.container.make(IssueToken), await app.container.make(Invite)]
  const token = await issueToken.handle(
    { name: word, scopes: ['ledger:read'] },
    { userId: owner.id, householdId: id, ip: '127.0.0.1' },
  )
  const draft = { email: `${word}@example.org`, role: 'member' } as const
  const invitation = await invite.handle(id, draft, { userId: owner.id, name: owner.name, ip: '127.0.0.1' })
  const first = (table: string) =>
    database.systemRead(
      async (queries) =>
        (await queries.first<{ id: number }>(`SELECT MIN(id) AS id FROM ${table} WHERE user_id = ?`, [owner.id]))!.id,
    )
  return {
    token: token.id,
    invitation: invitation.id,
    session: await first('sessions'),
    membership: await first('memberships'),
  }
}

function insert({ database, id }: TestHousehold, table: string, row: Row): Promise<number> {
  return database.write(id, (writes) => writes.insert(table, row))
}

async function created(client: Client, path: string, body: unknown): Promise<number> {
  const answer = await client.post<{ id: number }>(path, body)
  if (answer.status !== 201) throw new Error(`POST ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body.id
}

/** A client with an API token that may do everything its owner may. */
export async function withToken({ id, owner }: TestHousehold, allowed = scopes.slice()): Promise<Client> {
  const issueToken = await app.container.make(IssueToken)
  const by = { userId: owner.id, householdId: id, ip: '127.0.0.1' }
  const { token } = await issueToken.handle({ name: 'Script', scopes: allowed }, by)
  return new Client({ Authorization: `Bearer ${token}` })
}

/** Every row of a household, as text: two of these are equal only when nothing was touched. */
export async function everyRowOf(database: Database, householdId: number): Promise<string> {
  const household = await database.systemRead((queries) =>
    queries.first('SELECT * FROM households WHERE id = ?', [householdId]),
  )
  return JSON.stringify([household, await rowsByTable(database, householdId)], null, 1)
}
