import { test } from '@japa/runner'
import type { CategoryChoice, TransactionsToCategorize } from '#sdk'
import { callPlugin } from '#tests/support/plugin_calls'
import { openSandbox } from '#tests/support/sandbox'

type Row = [payee: string, amount: string, description?: string]

const choice = (id: string, key: string, name: string, kind: 'income' | 'expense' = 'expense'): CategoryChoice => ({
  id,
  key,
  name,
  path: [],
  kind,
})
const EVERYDAY = [
  choice('1', 'salary', 'Salary', 'income'),
  choice('2', 'groceries', 'Groceries'),
  choice('3', 'eating_out', 'Eating out'),
  choice('4', 'transport', 'Transport'),
  choice('5', '', 'Apotheke'),
  choice('6', '', 'Abos'),
]

function columns(rows: Row[]): TransactionsToCategorize {
  return {
    date: rows.map(() => '2026-01-02'),
    amount: rows.map(([, amount]) => amount),
    currency: rows.map(() => 'EUR'),
    payee: rows.map(([payee]) => payee),
    description: rows.map(([, , description = '']) => description),
    account: rows.map(() => 'Checking'),
  }
}

test.group('Keyword categoriser', (group) => {
  const sandbox = openSandbox()
  group.teardown(() => sandbox.close())

  async function categorize(rows: Row[], categories = EVERYDAY) {
    const request = { transactions: columns(rows), categories, model: null }
    return (await callPlugin(sandbox, 'keyword_categorizer', 'categorizer.categorize', request)).guesses
  }

  test('finds categories by their starter key and by their name, in several languages', async ({ assert }) => {
    const guesses = await categorize([
      ['REWE SAGT DANKE 4711', '-12.40'],
      ['Boulangerie Dupont', '-3.20'],
      ['McDonald’s', '-9.00'],
      ['Adler-Apotheke', '-4.99'],
      ['Netflix.com', '-12.99'],
      ['Unknown Ltd', '-1.00'],
      ['ACME GmbH', '2500.00', 'LOHN / GEHALT 01/26'],
      ['Uber Eats', '-20.00'],
    ])
    assert.deepEqual(
      guesses.map((guess) => guess?.category ?? null),
      ['2', '2', '3', '5', '6', null, '1', '3'],
    )
    assert.equal(guesses[0]!.reason, '"REWE SAGT DANKE 4711" has the word "rewe", which stands for Groceries.')
    assert.isAbove(guesses[0]!.confidence, guesses[6]!.confidence)
  })

  test('compares whole words, without case and accents', async ({ assert }) => {
    const guesses = await categorize([
      ['Sparkasse', '-1.00'],
      ['RESTAURANTE EL CAFE', '-1.00'],
      ['Döner am Eck', '-7.00'],
    ])
    assert.deepEqual(
      guesses.map((guess) => guess?.category ?? null),
      [null, '3', '3'],
    )
  })

  test('money that comes back is less certain, and nobody spends money on a salary', async ({ assert }) => {
    const [paid, refunded, spent] = await categorize([
      ['Lidl', '-10.00'],
      ['Lidl', '10.00'],
      ['Gehalt Putzhilfe', '-200.00'],
    ])
    assert.equal(refunded!.category, paid!.category)
    assert.isBelow(refunded!.confidence, paid!.confidence)
    assert.isNull(spent)
  })

  test('proposes only what is offered', async ({ assert }) => {
    assert.deepEqual(await categorize([['Lidl', '-10.00']], [choice('9', 'insurance', 'Insurance')]), [null])
    assert.deepEqual(await categorize([]), [])
  })

  test('one by one and all at once, in any order, is the same', async ({ assert }) => {
    const rows: Row[] = ['Lidl', 'Netflix', 'BVG', 'Nobody', 'Pharmacy'].map((payee) => [payee, '-1.00'])
    const together = await categorize(rows)
    const reversed = (await categorize(rows.toReversed())).toReversed()
    const alone = await Promise.all(rows.map(async (row) => (await categorize([row]))[0]))
    assert.deepEqual(reversed, together)
    assert.deepEqual(alone, together)
  })
})
