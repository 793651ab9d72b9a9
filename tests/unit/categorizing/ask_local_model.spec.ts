import { test } from '@japa/runner'
import { LocalModel } from '#categorizing/services/ask_local_model'
import type { LoadedPlugin } from '#plugins/registry'
import type { SandboxCall } from '#plugins/sandbox'
import type { CategorizeRequest, TransactionsToCategorize } from '#sdk'

const categories = [{ id: '7', key: '', name: 'Food', path: [], kind: 'expense' as const }]

/** A plugin whose reason is what the row says, and which keeps how many rows it was asked about in each call. */
function echo() {
  const asked: number[] = []
  const sandbox = {
    invoke({ request }: SandboxCall) {
      const { transactions } = JSON.parse(request) as CategorizeRequest
      asked.push(transactions.date.length)
      const guesses = transactions.description.map((text) => ({
        category: '7',
        confidence: 1,
        reason: text.slice(0, 20),
        by: 'known',
      }))
      return Promise.resolve({ value: JSON.stringify({ guesses }), log: '', cpu_ms: 0, wall_ms: 0 })
    },
  }
  const plugin = { manifest: { id: 'local_categorizer' }, bundle: { hash: '' } } as LoadedPlugin
  return { asked, model: new LocalModel(sandbox, { find: () => plugin }) }
}

function rowsSaying(descriptions: readonly string[]): TransactionsToCategorize {
  const each = (text: string) => descriptions.map(() => text)
  return {
    date: each('2026-01-05'),
    amount: each('-1.00'),
    currency: each('EUR'),
    payee: each(''),
    description: [...descriptions],
    account: each('Checking'),
  }
}

test.group('The model for categories', () => {
  test('is asked about many rows in few calls, and every row gets its own answer', async ({ assert }) => {
    const { asked, model } = echo()
    const texts = Array.from({ length: 10_001 }, (_, at) => `row ${at}`)
    const guesses = await model.categorize(rowsSaying(texts), categories, null)
    assert.deepEqual(
      guesses.map((guess) => guess!.reason),
      texts,
    )
    assert.deepEqual(asked.sort(), [1, 5_000, 5_000])
  })

  test('gets fewer rows at once where their texts are long', async ({ assert }) => {
    const { asked, model } = echo()
    const texts = Array.from({ length: 1_200 }, (_, at) => `row ${at}`.padEnd(4_000, '.'))
    const guesses = await model.categorize(rowsSaying(texts), categories, null)
    assert.deepEqual(
      guesses.map((guess) => guess!.reason),
      texts.map((text) => text.slice(0, 20)),
    )
    assert.isAbove(asked.length, 2)
    assert.isBelow(Math.max(...asked), 501)
  })

  test('is not asked about nothing', async ({ assert }) => {
    const { asked, model } = echo()
    assert.deepEqual(await model.categorize(rowsSaying([]), categories, null), [])
    assert.deepEqual(asked, [])
  })
})
