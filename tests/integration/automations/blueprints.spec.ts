import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { announce } from '#changes/services/announce'
import { ImportBlueprint } from '#automations/services/import_blueprint'
import { listBlueprints, type ListedBlueprint } from '#automations/services/list_blueprints'
import { findAutomation } from '#automations/services/load_automations'
import { EditTransaction } from '#ledger/services/edit_transaction'
import { type Automations, makeAutomations, type Outside } from '#tests/support/automations'
import { accountOf, journal } from '#tests/support/journal'

const folder = () => app.makePath('resources/blueprints')
const posted: string[] = []
const outside: Outside = {
  'http@1': async ({ body }) => {
    posted.push(String(body))
    return { status: 200 }
  },
  'export@1': async () => ({ id: 1, name: 'florin-2026-04-01.journal', size: 1, sha256: 'x' }),
}

async function bundled(id: string): Promise<ListedBlueprint> {
  const found = (await listBlueprints(folder())).find((blueprint) => blueprint.id === id)
  if (!found) throw new Error(`There is no blueprint ${id}.`)
  return found
}

/** Imports a bundled blueprint and switches it on. */
async function use(automations: Automations, id: string, values: Record<string, unknown> = {}): Promise<number> {
  const { household, gateway, edit } = automations
  const wanted = { blueprint: await bundled(id), values }
  const { result } = await new ImportBlueprint(gateway).handle(household.id, wanted, household.actor)
  const made = await household.database.read(household.id, (queries) => findAutomation(queries, result))
  if (made!.enabled) throw new Error('It was switched on before anybody looked at it.')
  await edit.handle(household.id, result, { enabled: true }, household.actor)
  return result
}

const told = async ({ notices, settle }: Automations) => {
  await settle()
  return (await notices()).map(({ title, body }) => `${title} | ${body}`)
}

const say = ({ household }: Automations, topic: string, payload: Record<string, unknown>) =>
  household.database.write(household.id, (writes) => announce(writes, topic, payload))

const tagsOf = async ({ household }: Automations, id: number) => {
  const rows = await household.database.read(household.id, (queries) =>
    queries.all<{ name: string }>(
      'SELECT g.name FROM transaction_tags l JOIN tags g ON g.id = l.tag_id WHERE l.transaction_id = ?',
      [id],
    ),
  )
  return rows.map(({ name }) => name)
}

test.group('Bundled blueprints', () => {
  test('there are at least ten, and each says what it is for', async ({ assert }) => {
    const all = await listBlueprints(folder())
    assert.isAtLeast(all.length, 10)
    for (const { id, name, description, powers } of all) {
      assert.isAbove(description.length, 20, id)
      assert.isAbove(name.length, 5, id)
      assert.isAbove(powers.length, 0, id)
    }
  })

  test('category-limit tells once a month, and not in the quiet one', async ({ assert }) => {
    const automations = await makeAutomations(outside)
    const { household } = automations
    const category = await accountOf(household, 'Expenses:Food')
    await use(automations, 'category-limit', { category, limit: '100' })
    const buy = (amount: number) =>
      journal(household, `2026-03-03 Grocer | Assets:Checking -${amount} EUR | Expenses:Food`)
    await buy(60)
    assert.deepEqual(await told(automations), [])
    await buy(41)
    const once = ['Food: €101.00 this month | That is more than the €100 you set.']
    assert.deepEqual(await told(automations), once)
    await buy(10)
    assert.deepEqual(await told(automations), once)
    const quiet = await makeAutomations(outside)
    const food = await accountOf(quiet.household, 'Expenses:Food')
    await use(quiet, 'category-limit', { category: food, limit: '100', quiet_month: 'march' })
    await journal(quiet.household, '2026-03-03 Grocer | Assets:Checking -500 EUR | Expenses:Food')
    assert.deepEqual(await told(quiet), [])
  })

  test('weekly-summary sums the last week up on Monday', async ({ assert }) => {
    const automations = await makeAutomations(outside, '2026-03-28T12:00:00.000Z')
    const { household, clock, plan } = automations
    await journal(
      household,
      '2026-03-24 Grocer | Assets:Checking -42.10 EUR | Expenses:Food\n2026-03-23 Firm | Assets:Checking 100 EUR | Income:Pay',
    )
    await use(automations, 'weekly-summary')
    await plan.handle()
    clock.advance(2 * 86_400_000)
    await plan.handle()
    const [summary] = await told(automations)
    assert.include(summary, 'Last week: €42.10 out, €100.00 in')
    assert.include(summary, '23 March 2026 to 29 March 2026')
    assert.include(summary, 'Food: €42.10')
  })

  test('monthly-report sums up the month before', async ({ assert }) => {
    const automations = await makeAutomations(outside, '2026-03-31T12:00:00.000Z')
    const { household, plan, clock } = automations
    await journal(household, '2026-03-24 Grocer | Assets:Checking -42.10 EUR | Expenses:Food')
    await use(automations, 'monthly-report')
    await plan.handle()
    clock.advance(86_400_000)
    await plan.handle()
    const [report] = await told(automations)
    assert.include(report, 'March 2026: €42.10 out, €0.00 in | 1 March 2026 to 31 March 2026')
  })

  test('new-payee tells of the first payment of some size', async ({ assert }) => {
    const automations = await makeAutomations(outside)
    const { household } = automations
    await use(automations, 'new-payee', { limit: '100' })
    const pay = (payee: string, amount: number) =>
      journal(household, `2026-03-03 ${payee} | Assets:Checking -${amount} EUR | Expenses:Food`)
    await pay('Known', 5)
    await told(automations)
    await pay('Known', 500)
    await pay('Small', 99)
    assert.deepEqual(await told(automations), [])
    await pay('Stranger', 100)
    assert.deepEqual(await told(automations), ['New payee: Stranger | €100.00 on 3 March 2026 from Checking.'])
  })

  test('set-aside enters a share of the salary as a transfer', async ({ assert }) => {
    const automations = await makeAutomations(outside)
    const { household } = automations
    const savings = await accountOf(household, 'Assets:Savings')
    await use(automations, 'set-aside', { payee: 'Firm', savings, percent: 12.5 })
    await journal(household, '2026-03-01 Firm | Assets:Checking 2001 EUR | Income:Pay')
    assert.deepEqual(await told(automations), [
      'Set aside €250.13 | 12.5% of €2,001.00. Make the transfer at your bank, too.',
    ])
    const moved = await household.database.read(household.id, (queries) =>
      queries.all('SELECT quantity FROM postings WHERE account_id = ?', [savings]),
    )
    assert.deepEqual(moved, [{ quantity: 25_013 }])
  })

  test('price-rise and import-summary tell of what others found', async ({ assert }) => {
    const automations = await makeAutomations(outside)
    await use(automations, 'price-rise')
    await use(automations, 'import-summary')
    await say(automations, 'bill.price_rise', {
      recurring_id: 1,
      name: 'Films',
      on: '2026-03-05',
      was: { amount: '9.99', currency: 'EUR' },
      is: { amount: '12.99', currency: 'EUR' },
    })
    await say(automations, 'import.committed', { batch_id: 7, added: 12, matched: 3 })
    await say(automations, 'import.failed', { batch_id: 8, reason: 'The file is empty.' })
    assert.sameMembers(await told(automations), [
      'Films got dearer | It was €9.99, and is €12.99 since 5 March 2026. Look whether you still want it.',
      'Import: 12 new transactions | Known already: 3.',
      'An import failed | The file is empty.',
    ])
  })

  test('work-expenses and monthly-export tag, sum up and keep the books', async ({ assert }) => {
    const automations = await makeAutomations(outside, '2026-03-31T12:00:00.000Z')
    const { household, plan, clock } = automations
    const category = await accountOf(household, 'Expenses:Work')
    await use(automations, 'work-expenses', { category })
    await use(automations, 'monthly-export', {})
    await plan.handle()
    const [id] = await journal(household, '2026-03-03 Train | Assets:Checking -42.10 EUR | Expenses:Work')
    await told(automations)
    assert.deepEqual(await tagsOf(automations, id), ['work'])
    clock.advance(86_400_000)
    await plan.handle()
    assert.deepEqual(await told(automations), [
      'The export of March 2026 is ready | Spent with the tag work: €42.10, transactions: 1. The file florin-2026-04-01.journal is kept with the run.',
    ])
  })

  test('low-balance warns once a day', async ({ assert }) => {
    const automations = await makeAutomations(outside)
    const { household, clock } = automations
    const account = await accountOf(household, 'Assets:Checking')
    await use(automations, 'low-balance', { account, limit: '50' })
    await journal(household, '2026-03-01 Firm | Assets:Checking 100 EUR | Income:Pay')
    assert.deepEqual(await told(automations), [])
    const buy = () => journal(household, '2026-03-03 Grocer | Assets:Checking -30 EUR | Expenses:Food')
    await buy()
    await buy()
    assert.deepEqual(await told(automations), ['Checking is down to €40.00 | You asked to be warned below €50.'])
    await buy()
    assert.lengthOf(await told(automations), 1)
    clock.advance(86_400_000)
    await buy()
    assert.lengthOf(await told(automations), 2)
  })

  test('ask-large asks, and does what the answer was', async ({ assert }) => {
    const automations = await makeAutomations(outside)
    const { household, people } = automations
    await use(automations, 'ask-large', { limit: '500' })
    const ids = await journal(
      household,
      [900, 800, 10].map((amount) => `2026-03-03 Shop | Assets:Checking -${amount} EUR | Expenses:Food`).join('\n'),
    )
    assert.lengthOf(await told(automations), 2)
    const approvals = await household.database.read(household.id, (queries) =>
      queries.all<{ id: number }>('SELECT id FROM automation_approvals ORDER BY id'),
    )
    await people.decide(household.id, approvals[0].id, 'approved', household.actor)
    await people.decide(household.id, approvals[1].id, 'declined', household.actor)
    await told(automations)
    const reviewed = await household.database.read(household.id, (queries) =>
      queries.all<{ id: number }>('SELECT id FROM transactions WHERE reviewed_at IS NOT NULL'),
    )
    assert.deepEqual(
      reviewed.map(({ id }) => id),
      [ids[0]],
    )
    assert.deepEqual(await tagsOf(automations, ids[1]), ['look into'])
  })

  test('post-tagged sends what gets the tag, refund-reminder asks two weeks later', async ({ assert }) => {
    const automations = await makeAutomations(outside)
    const { household, clock, gateway } = automations
    const instance = await household.database.systemWrite((writes) =>
      writes.insert('plugin_instances', {
        ...{
          household_id: household.id,
          plugin_id: 'http_request',
          title: 'Hook',
          settings: '{}',
          settings_version: 1,
        },
        ...{ state: 'ready', state_reason: '', enabled: 1, grants: '[]', created_at: clock.now() },
      }),
    )
    await use(automations, 'post-tagged', { instance })
    await use(automations, 'refund-reminder')
    const [id] = await journal(household, '2026-03-03 Shop | Assets:Checking -80 EUR | Expenses:Food')
    await told(automations)
    await new EditTransaction(gateway).handle(household.id, id, { tags: ['share', 'refund'] }, household.actor)
    posted.length = 0
    assert.deepEqual(await told(automations), [])
    assert.containSubset(
      posted.map((body) => JSON.parse(body) as object),
      [{ id, payee: 'Shop', tags: ['refund', 'share'] }],
    )
    clock.advance(14 * 86_400_000)
    const [reminder] = await told(automations)
    assert.include(reminder, 'Did the refund from Shop arrive?')
  })
})
