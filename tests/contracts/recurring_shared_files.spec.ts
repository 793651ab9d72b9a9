import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from '@japa/runner'
import { readCsvTable } from '#core/csv_table'
import { evaluateRecurring } from '#recurring/services/evaluate_recurring'

/*
 * Payments of real accounts of which the bank said what was a standing order. They are not part of the repository.
 */
const FOLDER = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const TRANSACTIONS = join(FOLDER, 'series/berka_1993-94_transactions.csv')
const TRUTH = join(FOLDER, 'recurring/berka_1993-94_truth.csv')

test.group('Standing orders of real accounts', () => {
  if (!existsSync(TRANSACTIONS) || !existsSync(TRUTH)) {
    test('are found').skip(true, `there is no ${TRANSACTIONS}`)
    return
  }

  test('are found, and little else', async ({ assert }) => {
    const found = await evaluateRecurring(undefined, { transactions: TRANSACTIONS })
    const inSeries = new Set(found.series.flatMap(({ transaction_ids: ids }) => ids))
    const truth = readCsvTable(readFileSync(TRUTH, 'utf8')).rows.map(({ kind, trans_ids: ids }) => ({
      kind,
      ids: ids!.split(' '),
    }))
    const orders = truth
      .filter(({ kind, ids }) => kind === 'standing order' && ids.length >= 3)
      .flatMap(({ ids }) => ids)
    const recurring = new Set(truth.flatMap(({ ids }) => ids))
    assert.isAbove(orders.length, 5_000)
    assert.isAtLeast(orders.filter((id) => inSeries.has(id)).length / orders.length, 0.995)
    assert.isAtLeast([...inSeries].filter((id) => recurring.has(id)).length / inSeries.size, 0.98)
    assert.isAtLeast(found.next_payments.date_within_3_days!, 0.96)
    assert.isAtLeast(found.next_payments.amount_within_band!, 0.93)
  })
})
