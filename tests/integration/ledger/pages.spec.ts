import { test } from '@japa/runner'
import { listTransactions } from '#ledger/services/list_transactions'
import { makeHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

// Several on one day, and days entered out of order, so that neither the day nor the id alone makes the order.
const JOURNAL = [3, 5, 3, 4, 3, 5, 3].map(
  (day) => `2026-01-0${day} Grocer | Assets:Checking -1.00 EUR | Assets:Savings`,
)

test.group('Pages of transactions', () => {
  for (const [name, filter] of [
    ['of the household', () => ({})],
    ['of an account', (account: number) => ({ account })],
    ['between two days', () => ({ from: '2026-01-03', to: '2026-01-04' })],
    ['with a word', () => ({ search: 'grocer' })],
    ['of an account with a word', (account: number) => ({ account, search: 'grocer' })],
  ] as const) {
    test(`${name} show each transaction once, newest first`, async ({ assert }) => {
      const household = await makeHousehold()
      await journal(household, JOURNAL.join('\n'))
      const query = filter(await accountOf(household, 'Assets:Savings'))
      const page = (limit: number, cursor?: string) =>
        household.database.read(household.id, (queries) => listTransactions(queries, { ...query, limit, cursor }))
      const { data: whole } = await page(50)
      const walked = []
      for (let cursor: string | undefined; ;) {
        const { data, next_cursor: next } = await page(2, cursor)
        walked.push(...data)
        if (next === null) break
        cursor = next
      }
      assert.isAbove(whole.length, 4)
      assert.deepEqual(walked, whole)
      const order = whole.map(({ occurred_on: day, id }) => `${day} ${String(id).padStart(9, '0')}`)
      assert.deepEqual(order, [...order].sort().reverse())
    })
  }
})
