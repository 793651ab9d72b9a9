import { test } from '@japa/runner'
import fc from 'fast-check'
import app from '@adonisjs/core/services/app'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { CheckLedger } from '#ledger/services/check_ledger'
import { EditTransaction } from '#ledger/services/edit_transaction'
import type { Condition } from '#rules/domain/condition'
import { ApplyRule } from '#rules/services/apply_rule'
import { EditRules } from '#rules/services/edit_rules'
import { PreviewRule } from '#rules/services/preview_rule'
import { makeHousehold } from '#tests/support/household'
import { accountOf, everyRow, journal } from '#tests/support/journal'
import { actions as anyActions, asImported, condition as anyCondition, withIds, withIdsOf } from '#tests/support/rules'

/*
 * Method: arbitrary rules over one small ledger that has something of every kind. Each is previewed, applied and undone: the preview must
 * have counted what the application changes, and after the undo every row must be as before, byte for byte.
 */

const RUNS = 40

async function makeBooks() {
  const household = await makeHousehold()
  const gateway = await app.container.make('florin.gateway')
  await accountOf(household, 'Assets:Savings')
  const ids = await journal(
    household,
    `2026-01-01 Rewe     | Assets:Checking -42.10 EUR | Expenses:Food
     2026-02-28 Café     | Assets:Checking -1.00 EUR  | Expenses:Food -0.40 | Expenses:Travel -0.60
     2026-03-31 Bank     | Assets:Checking 12.50 EUR  | Assets:Savings
     2026-03-31 Straße   | Assets:Checking 100.00 EUR | Income:Salary
     2026-01-01 ΟΔΟΣ     | Assets:Card -42.10 EUR     | Expenses:Travel`,
  )
  const edit = new EditTransaction(gateway)
  await edit.handle(household.id, ids[0], { tags: ['Rewe', 'café'], note: 'rewe' }, household.actor)
  const untouched = ids.filter((_, at) => at !== 1)
  await asImported(household, untouched, { raw_description: 'VISA rewe 12' })
  return { household, gateway }
}

test.group('Applying a rule', () => {
  test('changes what the preview counted, and undo restores every row', async ({ assert }) => {
    const { household, gateway } = await makeBooks()
    const accounts = await household.database.read(household.id, (queries) =>
      queries.all<{ id: number; kind: string }>('SELECT id, kind FROM accounts WHERE role IS NULL ORDER BY id'),
    )
    const idsOf = (...kinds: string[]) => accounts.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)
    const [own, categories] = [idsOf('asset', 'liability'), idsOf('income', 'expense')]

    const localise = (condition: Condition) => withIds(condition, own, categories)

    let applications = 0
    await fc.assert(
      fc.asyncProperty(anyCondition, anyActions, async (condition, drafted) => {
        const actions = drafted.map((action) => withIdsOf(action, own, categories))
        const draft = { condition: localise(condition), actions }
        const rule = await new EditRules(gateway).create(household.id, { name: 'Any', ...draft }, household.actor)
        const preview = await new PreviewRule(gateway).handle(household.id, draft)
        const before = await everyRow(household)
        const applied = await new ApplyRule(gateway).handle(household.id, rule.result)
        assert.equal(applied.result, preview.change_count)
        assert.isAtMost(preview.change_count, preview.match_count)
        if (applied.changeSetId === null) return assert.equal(applied.result, 0)
        applications++
        assert.notDeepEqual(await everyRow(household), before)
        await new UndoChangeSet(gateway).handle(household.id, applied.changeSetId, household.actor)
        assert.deepEqual(await everyRow(household), before)
      }),
      { numRuns: RUNS },
    )
    assert.isAbove(applications, RUNS / 8, 'most rules changed nothing, which proves little')
    const { problems } = await new CheckLedger(gateway).handle(household.id)
    assert.deepEqual(problems, [])
  })
})
