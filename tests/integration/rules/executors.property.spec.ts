import type { Assert } from '@japa/assert'
import { test } from '@japa/runner'
import fc from 'fast-check'
import type { Queries } from '#database/database'
import { compileCondition } from '#rules/domain/compile_condition'
import type { Condition } from '#rules/domain/condition'
import { ruleRow, type RuleRow } from '#rules/domain/row'
import { isExact } from '#rules/domain/sql_fragment'
import { lowered } from '#rules/domain/sql_expressions'
import { sqlCondition } from '#rules/domain/sql_condition'
import { countMatching, findMatching } from '#rules/services/find_matching'
import { FactsReader } from '#rules/services/read_facts'
import { readSurroundings } from '#rules/services/read_surroundings'
import { makeHousehold } from '#tests/support/household'
import { makeRandomLedger, type RandomLedger, transactions } from '#tests/support/random_ledger'
import { comparisons, condition as anyCondition, withIds } from '#tests/support/rules'

/*
 * Method: arbitrary conditions over arbitrary ledgers. The rows that the search in the database finds must be those for which the closure
 * holds when it is given every row; and what SQL is sure of, or calls impossible, must be so.
 */

const LEDGERS = 4
const TRANSACTIONS = 40
const CONDITIONS = 120
/** Of each field with each operator, so that none is left to chance. */
const VALUES = 1
const TODAY = '2026-03-31'

async function everyRow(queries: Queries): Promise<RuleRow[]> {
  const reader = await FactsReader.open(queries)
  const stored = await reader.below(Number.MAX_SAFE_INTEGER, TRANSACTIONS)
  return stored.map(({ facts }) => ruleRow(facts))
}

const seen = { found: 0, exact: 0, open: 0 }

async function compare(
  { queries, rows }: { queries: Queries; rows: readonly RuleRow[] },
  condition: Condition,
  assert: Assert,
) {
  const holds = compileCondition<RuleRow>(condition, await readSurroundings(queries, TODAY, [condition]))
  const expected = rows.filter(holds).map((row) => row.id)
  const found = await findMatching(queries, condition, TODAY)
  assert.deepEqual(found, expected)
  assert.equal(await countMatching(queries, condition, TODAY), expected.length)
  seen[isExact(sqlCondition(condition, queries.dialect, { today: TODAY })) ? 'exact' : 'open']++
  if (found.length > 0 && found.length < rows.length) seen.found++
}

test.group('The two executors of conditions', () => {
  test('find the same transactions', async ({ assert }) => {
    for (const each of fc.sample(transactions(TRANSACTIONS), LEDGERS)) {
      const ledger: RandomLedger = await makeRandomLedger(each)
      const localise = (condition: Condition) => withIds(condition, ledger.accounts, ledger.categories)
      await ledger.household.database.read(ledger.household.id, async (queries) => {
        const rows = await everyRow(queries)
        assert.lengthOf(rows, TRANSACTIONS)
        await fc.assert(
          fc.asyncProperty(anyCondition.map(localise), (condition) => compare({ queries, rows }, condition, assert)),
          { numRuns: CONDITIONS },
        )
        for (const comparison of comparisons.values())
          for (const condition of fc.sample(comparison, VALUES).map(localise)) {
            await compare({ queries, rows }, condition, assert)
            await compare({ queries, rows }, { not: condition }, assert)
          }
      })
    }
    const least = (LEDGERS * CONDITIONS) / 10
    for (const [what, count] of Object.entries(seen)) assert.isAbove(count, least, `too few were ${what}`)
  })

  test('mean the same capitals, whatever the language of the database', async ({ assert }) => {
    const { database } = await makeHousehold()
    await database.systemRead(async (queries) => {
      const turkish = queries.dialect === 'postgres' ? 'COLLATE "tr-x-icu"' : ''
      const sql = `SELECT ${lowered('word', queries.dialect)} AS word FROM (SELECT 'CITI' ${turkish} AS word) w`
      assert.equal((await queries.first<{ word: string }>(sql))!.word, 'citi')
    })
  })
})
