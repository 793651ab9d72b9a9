import { test } from '@japa/runner'
import { RememberedGuesses } from '#categorizing/services/remembered_guesses'
import type { CategoryChoice, CategoryGuess, TransactionsToCategorize } from '#sdk'

const food: CategoryChoice = { id: '1', key: 'food', name: 'Food', path: [], kind: 'expense' }
const FOOD = [food]
const BOTH = [food, { ...food, id: '2', key: 'home', name: 'Home' }]

function rowsOf(...payees: string[]): TransactionsToCategorize {
  const same = (text: string) => payees.map(() => text)
  return {
    date: same('2026-03-10'),
    amount: same('-1.40'),
    currency: same('EUR'),
    payee: payees,
    description: same(''),
    account: same('Checking'),
  }
}

function listening() {
  const asked: string[] = []
  const categorize = ({ payee, memo }: TransactionsToCategorize, _: unknown, version: string | null) => {
    asked.push(...payee.map((name, at) => `${version} ${name} ${memo?.[at] ?? ''}`.trim()))
    const guessOf = (name: string): CategoryGuess => ({ category: '1', confidence: 1, reason: name })
    return Promise.resolve(payee.map((name) => (name === 'Nobody' ? null : guessOf(name))))
  }
  return { asked, model: new RememberedGuesses({ categorize }) }
}

test.group('Remembered guesses', () => {
  test('are not asked for again, nor is that there was none', async ({ assert }) => {
    const { asked, model } = listening()
    await model.categorize(rowsOf('Rewe', 'Nobody'), FOOD, 'one')
    const guesses = await model.categorize(rowsOf('Nobody', 'Lidl', 'Rewe'), FOOD, 'one')
    assert.deepEqual(
      guesses.map((guess) => guess?.reason ?? null),
      [null, 'Lidl', 'Rewe'],
    )
    assert.deepEqual(asked, ['one Rewe', 'one Nobody', 'one Lidl'])
  })

  test('are of a version and of categories', async ({ assert }) => {
    const { asked, model } = listening()
    await model.categorize(rowsOf('Rewe'), FOOD, 'one')
    await model.categorize(rowsOf('Rewe'), FOOD, null)
    await model.categorize(rowsOf('Rewe'), BOTH, 'one')
    assert.deepEqual(asked, ['one Rewe', 'null Rewe', 'one Rewe'])
  })

  test('are of all that a row says', async ({ assert }) => {
    const { asked, model } = listening()
    for (const memo of ['bread', 'fuel', 'bread'])
      await model.categorize({ ...rowsOf('Rewe'), memo: [memo] }, FOOD, 'one')
    assert.deepEqual(asked, ['one Rewe bread', 'one Rewe fuel'])
  })
})
