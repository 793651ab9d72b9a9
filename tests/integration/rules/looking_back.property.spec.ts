import { test } from '@japa/runner'
import fc from 'fast-check'
import type { Queries } from '#database/database'
import { HistoryIndex } from '#rules/domain/history_index'
import type { LookBack } from '#rules/domain/look_back'
import { type Occurrence, sameFields } from '#rules/domain/occurrence'
import { ruleRow, type RuleRow } from '#rules/domain/row'
import { GrowingHistory } from '#rules/services/grow_history'
import { FactsReader } from '#rules/services/read_facts'
import { makeRandomLedger, transactions } from '#tests/support/random_ledger'
import { comparisons } from '#tests/support/rules'

/*
 * Method: arbitrary transactions of arbitrary ledgers are asked about, a few at a time. What was read for them must count as many earlier
 * ones as an index of every transaction there is. The number of rows that were read shows that it is not simply everything.
 */

const LEDGERS = 4
const TRANSACTIONS = 60
const RUNS = 60

const lookBacks = fc.array(comparisons.get('occurrence is')!, { minLength: 1, maxLength: 3 })
/** Places of rows that are asked about together; more pages than are read one by one. */
const pages = fc.array(fc.array(fc.nat(TRANSACTIONS - 1), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 7,
})

/** Queries that count the rows they bring. */
function counting(queries: Queries, read: { rows: number }): Queries {
  const all = async <Row>(sql: string, values?: Parameters<Queries['all']>[1]) => {
    const rows = await queries.all<Row>(sql, values)
    read.rows += rows.length
    return rows
  }
  return { ...queries, all, first: queries.first.bind(queries) }
}

test.group('Looking back on what was read for it', () => {
  test('counts what looking back on everything counts', async ({ assert }) => {
    const total = { counted: 0, rowsOfOne: 0, asked: 0 }
    for (const each of fc.sample(transactions(TRANSACTIONS), LEDGERS)) {
      const { household } = await makeRandomLedger(each)
      await household.database.read(household.id, async (queries) => {
        const stored = await (await FactsReader.open(queries)).below(Number.MAX_SAFE_INTEGER, TRANSACTIONS)
        const rows = stored.map(({ facts }) => ruleRow(facts))
        const everything = new HistoryIndex(rows.filter(({ status }) => status !== 'void'))
        const compare = (history: GrowingHistory, { same, within }: LookBack, row: RuleRow) => {
          const expected = everything.countEarlier(row, same, within)
          assert.equal(history.countEarlier(row, same, within), expected)
          if (expected > 0) total.counted++
        }
        const property = fc.asyncProperty(lookBacks, pages, fc.boolean(), async (conditions, asked, isSettled) => {
          const history = GrowingHistory.of(conditions)!
          const asks = conditions.map(({ value }) => value as Occurrence)
          const read = { rows: 0 }
          for (const [at, places] of asked.entries()) {
            const page = places.map((place) => rows[place])
            await history.cover(counting(queries, read), isSettled ? page : page.map(({ date }) => ({ date })))
            if (at === 0) total.asked++
            if (at === 0) total.rowsOfOne += read.rows
            for (const row of page) for (const ask of asks) compare(history, ask, row)
          }
          // Explanations are asked for later.
          for (const row of asked.flat().map((place) => rows[place])) for (const ask of asks) compare(history, ask, row)
        })
        await fc.assert(property, { numRuns: RUNS })
      })
    }
    assert.isAbove(total.counted, LEDGERS * RUNS, 'too few repeated anything')
    assert.isBelow(total.rowsOfOne / total.asked, TRANSACTIONS, 'one page reads everything')
  })

  test('refuses to count what nobody read', ({ assert }) => {
    const repeated = { field: 'occurrence', op: 'gte', value: { nth: 2, same: sameFields, within: 'ever' } } as const
    const row = { id: 1, date: '2026-03-31', writtenPayee: 'x', amount: { minor: 1, currency: 'EUR' } }
    assert.throws(
      () => GrowingHistory.of([repeated])!.countEarlier({ ...row, account: 1, category: 1 }, ['payee'], 'ever'),
      'Earlier transactions have to be read before they are counted.',
    )
    assert.isUndefined(GrowingHistory.of([{ field: 'payee', op: 'is_empty' }]))
  })
})
