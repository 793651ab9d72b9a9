import { test } from '@japa/runner'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { offerCategories } from '#categorizing/services/offer_categories'
import { readTransactions } from '#ledger/services/read_transactions'
import { FillFields } from '#plugins/services/fill_fields'
import { PresentInstances } from '#plugins/services/present_instances'
import type { FilledField } from '#sdk'
import { ApplyRule } from '#rules/services/apply_rule'
import { type AskingFailure, AskPlugins } from '#rules/services/ask_plugins'
import { EditRules } from '#rules/services/edit_rules'
import { PreviewRule } from '#rules/services/preview_rule'
import type { AskPayload } from '#rules/services/queue_plugin_calls'
import { bankFile } from '#tests/support/bank_file'
import { endImportRuns, importFile } from '#tests/support/import_runs'
import { openLab, pluginOf } from '#tests/support/instances'
import { accountOf, journal } from '#tests/support/journal'
import { asImported } from '#tests/support/rules'

const card = { field: 'payee', op: 'starts_with', value: 'paypal' }
const PAYPAL = '2026-01-03 PAYPAL *SPOTIFY | Assets:Checking -9.99 EUR | Expenses:Other'

/** A household with a plugin in the real sandbox whose `fill` does `body`, and rules that ask it. */
async function openDesk(body: string, fills: FilledField[] = ['payee', 'tags']) {
  const action = {
    id: 'tidy',
    version: 1,
    title: 'Tidy',
    description: 'Tidies.',
    effects: 'none',
    idempotent: true,
    input: { type: 'object', properties: { suffix: { type: 'string', title: 'Suffix' } } },
    fills,
  } as const
  const plugin = pluginOf(`action: { fill(request) { ${body} } }`, {
    contributes: { action: { actions: [{ ...action, fills }] } },
  })
  const lab = await openLab(plugin)
  const { household, gateway, database } = lab
  const fillFields = new FillFields({ ...lab, presentInstances: new PresentInstances(lab) })
  const desk = { fillFields, offerCategories }
  const told: AskingFailure[] = []
  const ask = new AskPlugins({ gateway, desk, tell: (_, failure) => Promise.resolve(told.push(failure)) })
  const instance = await lab.create()
  const call = { type: 'call_plugin', instance_id: instance, action: 'tidy', input: { suffix: '!' } }
  return {
    ...lab,
    desk,
    told,
    call,
    async rule(actions: unknown[], condition: object = card) {
      const draft = { name: 'Names', condition, actions }
      return (await new EditRules(gateway).create(household.id, draft, household.actor)).result
    },
    /** What waits to be asked, in the order in which it was noted. */
    async waiting() {
      const sql = "SELECT payload FROM jobs WHERE name = 'rules.ask_plugins' AND household_id = ? ORDER BY id"
      const jobs = await database.systemRead((queries) => queries.all<{ payload: string }>(sql, [household.id]))
      return jobs.map(({ payload }) => JSON.parse(payload) as AskPayload)
    },
    ask: (payload: AskPayload) => ask.handle(household.id, payload),
    transactions: () =>
      database.read(household.id, async (queries) =>
        readTransactions(
          queries,
          await queries.all<{ id: number; occurred_on: string }>(
            'SELECT id, occurred_on FROM transactions ORDER BY id',
          ),
        ),
      ),
    async end() {
      lab.close()
      await lab.usage.flush()
    },
  }
}

const TIDY = `return { fields: request.transactions.payee.map((payee) => ({
  payee: payee.replace('PAYPAL *', '') + request.input.suffix, tags: ['Card'] })) }`

test.group('Plugins that rules ask', (group) => {
  group.teardown(endImportRuns)

  test('are asked after a rule was applied, for all it matched at once, and can be undone', async ({
    assert,
    cleanup,
  }) => {
    const desk = await openDesk(TIDY)
    cleanup(desk.end)
    const ids = await journal(
      desk.household,
      `${PAYPAL}\n${PAYPAL}\n2026-01-04 Other | Assets:Checking -1.00 EUR | Expenses:Other`,
    )
    await asImported(desk.household, ids)
    const rule = await desk.rule([desk.call])
    const applied = await new ApplyRule(desk.gateway).handle(desk.household.id, rule)
    assert.deepEqual([applied.result, applied.changeSetId], [0, null])
    const [payload, ...others] = await desk.waiting()
    assert.deepEqual([payload.ids.toSorted(), others.length], [ids.slice(0, 2), 0])
    assert.deepEqual(await desk.ask(payload), { asked: 2, changed: 2 })
    const [first, second, other] = await desk.transactions()
    assert.deepEqual([first.payee?.name, second.payee?.name, other.payee?.name], ['SPOTIFY!', 'SPOTIFY!', 'Other'])
    assert.deepEqual(first.provenance.payee, { by: 'rule', id: rule, label: 'Names' })
    assert.deepEqual(
      first.tags.map(({ name }) => name),
      ['Card'],
    )
    const [{ id: changeSet }] = await desk.database.read(desk.household.id, (queries) =>
      queries.all<{ id: number }>("SELECT id FROM change_sets WHERE cause = 'rule.filled'"),
    )
    await new UndoChangeSet(desk.gateway).handle(desk.household.id, changeSet, desk.household.actor)
    assert.equal((await desk.transactions())[0].payee?.name, 'PAYPAL *SPOTIFY')
  })

  test('are asked about what an import brings', async ({ assert, cleanup }) => {
    const desk = await openDesk(TIDY)
    cleanup(desk.end)
    const account = await accountOf(desk.household, 'Assets:Checking')
    // An import makes payees readable by itself, so that the rule looks at what the bank wrote.
    const written = { ...card, field: 'description' }
    await desk.rule([desk.call, { type: 'set_note', text: 'by card' }], written)
    const rows = ['PAYPAL *SPOTIFY', 'Qwxz'].map((payee, at) => ({
      date: `2026-03-0${at + 1}`,
      payee,
      amount: '-9.99',
    }))
    await importFile(desk.household, bankFile(rows), account)
    for (const payload of await desk.waiting()) await desk.ask(payload)
    const all = await desk.transactions()
    assert.deepEqual(all.map(({ payee, note }) => [payee?.name, note]).toSorted(), [
      ['Qwxz', ''],
      ['SPOTIFY!', 'by card'],
    ])
  })

  test('leave everything as it is when they fail, and people are told', async ({ assert, cleanup }) => {
    for (const [body, reason] of [
      ["throw new Error('No idea.')", /No idea/],
      ['return { fields: [] }', /0 answers for 1 transactions/],
      [
        "return { fields: request.transactions.payee.map(() => ({ note: 'x' })) }",
        /note, which its manifest does not name/,
      ],
      ["return { fields: request.transactions.payee.map(() => ({ amount: '1' })) }", /breaks the contract/],
      ["return { fields: request.transactions.payee.map(() => ({ category: '1' })) }", /was not offered/],
    ] as const) {
      const desk = await openDesk(body)
      cleanup(desk.end)
      await asImported(desk.household, await journal(desk.household, PAYPAL))
      const before = await desk.transactions()
      const rule = await desk.rule([desk.call])
      await new ApplyRule(desk.gateway).handle(desk.household.id, rule)
      const [payload] = await desk.waiting()
      assert.deepEqual(await desk.ask(payload), { asked: 1, changed: 0 })
      assert.deepEqual(await desk.transactions(), before)
      assert.lengthOf(desk.told, 1)
      assert.match(desk.told[0].message, reason)
      assert.deepEqual(desk.told[0].rule, { id: rule, name: 'Names' })
    }
  })

  test('set what a person has not set', async ({ assert, cleanup }) => {
    const desk = await openDesk(TIDY)
    cleanup(desk.end)
    const [id] = await journal(desk.household, PAYPAL)
    await asImported(desk.household, [id], { provenance: '{"payee":{"by":"user","label":"Ada"}}' })
    await new ApplyRule(desk.gateway).handle(desk.household.id, await desk.rule([desk.call]))
    await desk.ask((await desk.waiting())[0])
    const [transaction] = await desk.transactions()
    assert.deepEqual([transaction.payee?.name, transaction.tags.length], ['PAYPAL *SPOTIFY', 1])
  })

  test('are asked by a preview only when a person says so, after what the rule makes itself', async ({
    assert,
    cleanup,
  }) => {
    const desk = await openDesk(TIDY)
    cleanup(desk.end)
    await asImported(desk.household, await journal(desk.household, PAYPAL))
    const before = await desk.transactions()
    const preview = new PreviewRule(desk.gateway, desk.desk)
    const draft = { condition: card, actions: [{ type: 'set_payee', payee: 'PAYPAL *Music' }, desk.call] }
    const quiet = await preview.handle(desk.household.id, draft)
    assert.deepEqual(quiet.plugins, { asked: 1, problem: null })
    assert.lengthOf(quiet.sample[0].changes, 1)
    const { sample } = await preview.handle(desk.household.id, draft, { asksPlugins: true })
    assert.deepEqual(
      sample[0].changes.map(({ field, after }) => [field, after]),
      [
        ['payee', 'PAYPAL *Music'],
        ['payee', 'Music!'],
        ['tags', 'Card'],
      ],
    )
    assert.deepEqual(await desk.transactions(), before)
  })

  test('put a rule out of action when they are not set up any more', async ({ assert, cleanup }) => {
    const desk = await openDesk(TIDY)
    cleanup(desk.end)
    const call = { ...desk.call, instance_id: desk.call.instance_id + 1_000_000 }
    await assert.rejects(() => desk.rule([call]), /not set up any more/)
  })
})
