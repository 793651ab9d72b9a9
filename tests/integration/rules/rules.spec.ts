import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { CheckLedger } from '#ledger/services/check_ledger'
import { EditTransaction } from '#ledger/services/edit_transaction'
import { readTransaction } from '#ledger/services/read_transactions'
import { compileRules } from '#rules/domain/compile_rules'
import { ApplyRule } from '#rules/services/apply_rule'
import { EditRules } from '#rules/services/edit_rules'
import { listRules } from '#rules/services/list_rules'
import { loadRules } from '#rules/services/load_rules'
import { PreviewRule } from '#rules/services/preview_rule'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'
import { asImported } from '#tests/support/rules'

const groceries = { field: 'payee', op: 'contains', value: 'grocer' }

async function makeRule(household: TestHousehold, draft: { condition?: unknown; actions: unknown[] }) {
  const gateway = await app.container.make('florin.gateway')
  const { result } = await new EditRules(gateway).create(
    household.id,
    { name: 'Groceries', condition: groceries, ...draft },
    household.actor,
  )
  return { id: result, gateway }
}

test.group('Rules', () => {
  test('note on each field they set that they set it, and count it', async ({ assert }) => {
    const household = await makeHousehold()
    const food = await accountOf(household, 'Expenses:Food')
    const [transaction] = await journal(household, '2026-01-03 Grocer | Assets:Checking -5.00 EUR | Expenses:Other')
    await asImported(household, [transaction])
    const { id, gateway } = await makeRule(household, {
      actions: [
        { type: 'set_category', category_id: food },
        { type: 'append_note', text: 'weekly' },
      ],
    })
    const applied = await new ApplyRule(gateway).handle(household.id, id)
    const read = () => household.database.read(household.id, (queries) => readTransaction(queries, transaction))
    const uses = async () => {
      const [rule] = await household.database.read(household.id, listRules)
      return [rule.change_count, rule.last_matched_at !== null]
    }
    const by = { by: 'rule', id, label: 'Groceries' }
    assert.deepInclude(await read(), { note: 'weekly', provenance: { category: by, note: by } })
    assert.deepEqual(await uses(), [1, true])

    const correction = await new EditTransaction(gateway).handle(
      household.id,
      transaction,
      { note: '' },
      household.actor,
    )
    assert.deepEqual(await uses(), [1, true])
    assert.deepEqual((await new ApplyRule(gateway).handle(household.id, id)).changeSetId, null)
    await new UndoChangeSet(gateway).handle(household.id, correction.changeSetId!, household.actor)
    await new UndoChangeSet(gateway).handle(household.id, applied.changeSetId!, household.actor)
    assert.deepEqual(await uses(), [0, true])
    const { problems } = await new CheckLedger(gateway).handle(household.id)
    assert.deepEqual(
      problems.filter(({ message }) => message.includes('rule')),
      [],
    )
  })

  test('that are stored and no longer valid are loaded out of action, each with its reason', async ({ assert }) => {
    const household = await makeHousehold()
    const { id: sound } = await makeRule(household, { actions: [{ type: 'mark_reviewed' }] })
    const store = (position: number, condition: unknown, actions: unknown) =>
      household.database.write(household.id, (writes) =>
        writes.insert('rules', {
          name: 'Old',
          stage: 'main',
          position,
          condition: JSON.stringify(condition),
          actions: JSON.stringify(actions),
          created_at: '2026-01-01T00:00:00.000Z',
        }),
      )
    await store(1, { field: 'gone', op: 'is', value: 'x' }, [{ type: 'mark_reviewed' }])
    await store(2, { field: 'account', op: 'is', value: 999_999 }, [{ type: 'mark_reviewed' }])
    await store(3, groceries, [{ type: 'set_category', category_id: 999_999 }])
    await store(4, 'nonsense', 7)
    const rules = await household.database.read(household.id, loadRules)
    assert.deepEqual(
      rules.map((rule) => rule.problem?.split('.')[0] ?? null),
      [
        null,
        '"gone" is not a field',
        'It asks for an account that is not there',
        'It sets a category that is not there',
        'The value must be a condition',
      ],
    )
    assert.equal(compileRules(rules).count, 1)
    assert.equal(rules[0].id, sound)
  })

  test('are previewed no further when nobody waits for the answer', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(household, '2026-01-03 Grocer | Assets:Checking -5.00 EUR | Expenses:Other')
    const draft = { condition: groceries, actions: [{ type: 'mark_reviewed' }] }
    const preview = new PreviewRule(await app.container.make('florin.gateway'))
    assert.equal((await preview.handle(household.id, draft)).total, 1)
    assert.equal((await preview.handle(household.id, draft, { abandoned: AbortSignal.abort() })).total, 0)
  })

  test('that fail leave nothing behind', async ({ assert }) => {
    const household = await makeHousehold()
    const { id, gateway } = await makeRule(household, { actions: [{ type: 'add_tag', tag: 'Food' }] })
    await journal(household, '2026-01-03 Grocer | Assets:Checking -5.00 EUR | Expenses:Other')
    await household.database.write(household.id, (writes) =>
      writes.run('UPDATE rules SET condition = ? WHERE id = ?', ['7', id]),
    )
    await assert.rejects(() => new ApplyRule(gateway).handle(household.id, id), /out of action/)
    const tags = await household.database.read(household.id, (queries) => queries.all('SELECT * FROM tags'))
    assert.deepEqual(tags, [])
  })
})
