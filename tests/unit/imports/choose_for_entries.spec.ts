import { test } from '@japa/runner'
import type { ChooseCategories } from '#categorizing/services/choose_categories'
import type { Queries } from '#database/database'
import { chooseForEntries } from '#imports/services/choose_for_entries'
import type { Entry } from '#imports/services/entry'
import { PayeeBook } from '#imports/services/payee_book'
import { bankRow } from './bank_rows.js'

/** A household that changed no setting. */
const EMPTY: Queries = {
  dialect: 'sqlite',
  householdId: 1,
  all: () => Promise.resolve([]),
  first: () => Promise.resolve(undefined),
}

test.group('Categories for an import of any size', () => {
  test('each open row gets the choice for what it says, however many there are', async ({ assert }) => {
    const asked: number[] = []
    const chooser: Pick<ChooseCategories, 'handle'> = {
      handle(_queries, { transactions }) {
        asked.push(transactions.date.length)
        const choices = transactions.description.map((text) => {
          const categoryId = Number(text.slice(4))
          return { categoryId, confidence: 1, reason: text, by: 'knowledge' as const, modelId: null }
        })
        return Promise.resolve(choices)
      },
    }
    const account = { id: 1, currency: 'EUR', scale: 2 }
    const rows = Array.from({ length: 25_000 }, () => ({ row: bankRow({}), account, minor: -100 }))
    // Every fifth has a category of the file.
    const entries = rows.map((_, at): Entry => {
      const isKnown = at % 5 === 0
      return openEntry(`row ${at}`, isKnown ? { categoryId: 1, categoryBy: 'import' } : {})
    })
    const own = { ...account, name: 'Checking', number: null, isArchived: false, commodityId: 1 }
    const ledger = { accounts: [own] }
    await chooseForEntries(EMPTY, chooser, { rows, entries, payees: new PayeeBook(), ledger })
    assert.isTrue(entries.every(({ categoryId }, at) => categoryId === (at % 5 === 0 ? 1 : at)))
    assert.equal(
      asked.reduce((sum, count) => sum + count, 0),
      20_000,
    )
    assert.isAbove(asked.length, 1)
  })
})

function openEntry(rawDescription: string, known: Partial<Entry>): Entry {
  return {
    payee: null,
    categoryId: null,
    categoryBy: null,
    choice: null,
    parts: null,
    memo: '',
    note: '',
    rawDescription,
    tags: [],
    isReviewed: false,
    marks: null,
    calls: [],
    provenance: null,
    ...known,
  }
}
