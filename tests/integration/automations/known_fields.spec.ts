import { test } from '@japa/runner'
import { assign } from '#budgets/services/assign'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { announce } from '#changes/services/announce'
import type { Condition } from '#rules/domain/triggers'
import { type Automations, incomingWebhook, makeAutomations, step } from '#tests/support/automations'
import { endImportRuns, importFile } from '#tests/support/import_runs'
import { accountOf, journal } from '#tests/support/journal'
import { planner } from '#tests/support/plans'

const statement = `OFXHEADER:100
DATA:OFXSGML
VERSION:102

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>12345678<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260305<TRNAMT>-12.50<FITID>a1<NAME>Grocer</STMTTRN></BANKTRANLIST>
<LEDGERBAL><BALAMT>87.50<DTASOF>20260306</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`

const holdsOf = (one: Condition, triggers: object[]) => ({
  triggers,
  condition: one,
  steps: [step('tell', 'notify@1', { title: 'x' })],
})

/** Which of the conditions let an automation run for what happens. */
async function heldFor(
  automations: Automations,
  triggers: object[],
  conditions: Condition[],
  happen: () => Promise<unknown>,
) {
  const { add, settle, runs } = automations
  await settle()
  const ids: number[] = []
  for (const condition of conditions)
    ids.push(await add(JSON.stringify(condition).slice(0, 100), holdsOf(condition, triggers)))
  await happen()
  await settle()
  const ran = new Set((await runs()).map(({ automation_id: id }) => id))
  return conditions.filter((_, at) => !ran.has(ids[at]!))
}

test.group('What happened, as conditions ask of it', (group) => {
  group.teardown(endImportRuns)

  test('of a file is known: its name, its account, its balance and its last day', async ({ assert }) => {
    const automations = await makeAutomations()
    const { household } = automations
    const account = await accountOf(household, 'Assets:Checking')
    const unheld = await heldFor(
      automations,
      [{ type: 'event', topic: 'import.committed' }],
      [
        { field: 'account', op: 'is', value: account },
        { field: 'file', op: 'is', value: 'march.ofx' },
        { field: 'importer', op: 'contains', value: 'ofx' },
        { field: 'added', op: 'is', value: 1 },
        { field: 'duplicates', op: 'is', value: 0 },
        { field: 'closing_balance', op: 'is', value: '87.50 EUR' },
        { field: 'date', op: 'before', value: '2026-03-31' },
        { field: 'outcome', op: 'is', value: 'committed' },
      ],
      () => importFile(household, statement, account, 'march.ofx'),
    )
    assert.deepEqual(unheld, [])
  })

  test('to a budget is known: what there was, was spent and is left; an undo is no happening', async ({ assert }) => {
    const automations = await makeAutomations()
    const { household, gateway, runs, settle } = automations
    const food = await accountOf(household, 'Expenses:Food')
    const rent = await accountOf(household, 'Expenses:Rent')
    await journal(household, '2026-03-03 Grocer | Assets:Checking -45.00 EUR | Expenses:Food')
    const view = { currency: { code: 'EUR', scale: 2 }, today: '2026-03-31' }
    const origin = { actor: household.actor, cause: 'budget.assigned', summary: 'Assigned' }
    const put = (category: number, amount: number) =>
      gateway.change(household.id, origin, (changes) =>
        assign(changes, view, [{ category_id: category, on: '2026-03-01', amount }], automations.clock.now()),
      )
    await put(rent, 1)
    let changeSetId = 0
    const conditions: Condition[] = [
      { field: 'category', op: 'is', value: food },
      { field: 'budgeted', op: 'is', value: '50 EUR' },
      { field: 'spent', op: 'is', value: '45 EUR' },
      { field: 'remaining', op: 'lt', value: '6' },
      { field: 'used_percent', op: 'is', value: 90 },
      { field: 'month', op: 'is', value: 'march' },
    ]
    const onBudget = [{ type: 'event', topic: 'budget.changed' }]
    const unheld = await heldFor(automations, onBudget, conditions, async () => {
      changeSetId = (await put(food, 5_000)).changeSetId!
    })
    assert.deepEqual(unheld, [])
    const before = (await runs()).length
    await new UndoChangeSet(gateway).handle(household.id, changeSetId, household.actor)
    await settle()
    assert.lengthOf(await runs(), before)
  })

  test('with a connection or a webhook is known, and can be tried out', async ({ assert }) => {
    const automations = await makeAutomations()
    const { household, runs } = automations
    const { database, id } = household
    const webhook = await incomingWebhook(household)
    const instance = await database.write(id, async (writes) => {
      const started = { plugin_id: 'simplefin', created_at: automations.clock.now() }
      return writes.insert('plugin_instances', { ...started, title: 'My bank', unique_id: 'ada' })
    })
    const ran = (outcome: string) =>
      database.write(id, (writes) =>
        writes.insert('plugin_runs', {
          ...{ plugin_id: 'simplefin', version: '1.0.0', method: 'sync', outcome, message: '', instance_id: instance },
          ...{ cpu_ms: 1, wall_ms: 1, started_at: automations.clock.now() },
        }),
      )
    for (const outcome of ['transient', 'ok', 'transient', 'transient']) await ran(outcome)
    const say = (topic: string, payload: Record<string, unknown>) =>
      database.write(id, (writes) => announce(writes, topic, payload))
    const failures: Condition = { field: 'failures', op: 'is', value: 2 }
    const onFailure = [{ type: 'event', topic: 'sync.failed' }]
    const about = { instance_id: instance, connection: 'My bank', plugin: 'simplefin', code: 'transient' }
    assert.deepEqual(await heldFor(automations, onFailure, [failures], () => say('sync.failed', about)), [])
    const called: Condition[] = [
      { field: 'webhook', op: 'is', value: 'calls' },
      { field: 'event', op: 'is', value: 'order.paid' },
    ]
    const onCall = [{ type: 'webhook', webhook_id: webhook }]
    const body = { type: 'order.paid', total: 12 }
    assert.deepEqual(
      await heldFor(automations, onCall, called, () => say('webhook.received', { webhook_id: webhook, body })),
      [],
    )
    const [sync] = await runs()
    const tried = await planner(automations)(holdsOf({ ...failures, value: 3 }, onFailure), { runId: sync!.id })
    assert.containSubset(tried.condition, { holds: false, trigger: 'sync', explanation: { found: 2 } })
  })
})
