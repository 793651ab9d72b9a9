import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { changeCategorizingSettings } from '#categorizing/services/categorizing_settings'
import { CheckLedger } from '#ledger/services/check_ledger'
import { readProvenance } from '#ledger/domain/provenance'
import { bankFile } from '#tests/support/bank_file'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'
import { accountOf, journal } from '#tests/support/journal'

interface Chosen {
  payee: string
  category: string | null
  by: string | undefined
  applied: number | null
  by_whom: string | null
}

async function importNames(household: TestHousehold, ...names: string[]) {
  const account = await accountOf(household, 'Assets:Checking')
  const lines = names.map((payee, at) => ({ date: `2026-03-${10 + at}`, payee, amount: `-${at + 1}.40` }))
  return importFile(household, bankFile(lines), account)
}

async function imported({ id, database }: TestHousehold): Promise<Chosen[]> {
  const rows = await database.read(id, (queries) =>
    queries.all<Omit<Chosen, 'by'> & { provenance: string | null; role: string | null }>(
      `SELECT y.name AS payee, a.name AS category, a.role, t.provenance, g.applied, g.by_whom FROM transactions t
       JOIN payees y ON y.id = t.payee_id JOIN postings p ON p.transaction_id = t.id AND p.position = 1
       JOIN accounts a ON a.id = p.account_id LEFT JOIN category_guesses g ON g.transaction_id = t.id
       WHERE t.import_batch_id IS NOT NULL ORDER BY t.id`,
    ),
  )
  return rows.map(({ provenance, role, category, ...row }) => ({
    ...row,
    category: role === null ? category : null,
    by: readProvenance(provenance).category?.by,
  }))
}

test.group('Categories of imports', (group) => {
  group.teardown(endImportRuns)

  test('are habits first, then known names; the rest is left to a person', async ({ assert }) => {
    const household = await makeHousehold({ starter_set: 'everyday' })
    await journal(
      household,
      `2026-01-03 Rewe | Assets:Checking -42.10 EUR | Expenses:Canteen
       2026-01-10 Rewe | Assets:Checking -12.10 EUR | Expenses:Canteen`,
    )
    await importNames(household, 'Rewe', 'Lidl', 'Xylq Vrtz')
    assert.deepEqual(await imported(household), [
      { payee: 'Rewe', category: 'Canteen', by: 'plugin', applied: 1, by_whom: 'history' },
      { payee: 'Lidl', category: 'Groceries', by: 'plugin', applied: 1, by_whom: 'knowledge' },
      { payee: 'Xylq Vrtz', category: null, by: undefined, applied: null, by_whom: null },
    ])
    const { problems } = await new CheckLedger(await app.container.make('florin.gateway')).handle(household.id)
    assert.isEmpty(problems)
  })

  test('give way to rules, and go with the import that is undone', async ({ assert }) => {
    const household = await makeHousehold({ starter_set: 'everyday' })
    const leisure = await accountOf(household, 'Expenses:Leisure')
    const gateway = await app.container.make('florin.gateway')
    const origin = { actor: household.actor, cause: 'test', summary: 'A rule' }
    await gateway.change(household.id, origin, (changes) =>
      changes.insert('rules', {
        name: 'Lidl is fun',
        stage: 'main',
        position: 0,
        condition: JSON.stringify({ field: 'payee', op: 'contains', value: 'lidl' }),
        actions: JSON.stringify([{ type: 'set_category', category_id: leisure }]),
        created_at: '2026-01-01T00:00:00.000Z',
      }),
    )
    const { changeSetId } = await importNames(household, 'Lidl', 'Rewe')
    const chosen = (await imported(household)).map(({ category, by }) => [category, by])
    assert.deepEqual(chosen, [
      ['Leisure', 'rule'],
      ['Groceries', 'plugin'],
    ])
    await new UndoChangeSet(gateway).handle(household.id, changeSetId!, household.actor)
    assert.isEmpty(await imported(household))
  })

  test('are proposals only where the household asks for more confidence, and none where it wants none', async ({
    assert,
  }) => {
    const household = await makeHousehold({ starter_set: 'everyday' })
    const { id, database } = household
    await database.write(id, (writes) => changeCategorizingSettings(writes, { threshold: 99 }))
    await importNames(household, 'Rewe')
    await database.write(id, (writes) => changeCategorizingSettings(writes, { enabled: false }))
    await importNames(household, 'Aldi', 'Lidl')
    const chosen = (await imported(household)).map(({ category, applied }) => [category, applied])
    assert.deepEqual(chosen, [
      [null, 0],
      [null, null],
      [null, null],
    ])
  })
})
