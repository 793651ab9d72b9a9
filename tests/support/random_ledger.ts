import fc from 'fast-check'
import app from '@adonisjs/core/services/app'
import type { Row } from '#database/database'
import { matchKey } from '#ledger/domain/match_key'
import { countedOf } from '#ledger/services/counted_of'
import { ensurePayee, setTags } from '#ledger/services/name_rows'
import type { TransactionFacts } from '#rules/domain/row'
import { facts } from './rules.js'
import { makeHousehold, type TestHousehold } from './household.js'
import { accountOf } from './journal.js'

export interface RandomLedger {
  household: TestHousehold
  accounts: number[]
  categories: number[]
}

const NOW = '2026-04-01T00:00:00.000Z'

/** A household with the given transactions, whose ids of accounts and categories, 1 to 3, stand for its own. */
export async function makeRandomLedger(transactions: readonly TransactionFacts[]): Promise<RandomLedger> {
  const household = await makeHousehold()
  const gateway = await app.container.make('florin.gateway')
  const accounts = [
    await accountOf(household, 'Assets:One', 'EUR'),
    await accountOf(household, 'Assets:Two', 'JPY'),
    await accountOf(household, 'Liabilities:Three', 'KWD'),
  ]
  const categories: number[] = []
  for (const name of ['Food', 'Travel', 'Rent']) categories.push(await accountOf(household, `Expenses:${name}`))
  const batch = await makeImportBatch(household)
  const origin = { actor: household.actor, cause: 'test', summary: 'A random ledger' }
  await gateway.change(household.id, origin, async (changes) => {
    const commodities = await changes.all<{ id: number; commodity_id: number }>('SELECT id, commodity_id FROM accounts')
    const open = (await changes.first<{ id: number }>(`SELECT id FROM accounts WHERE role = 'uncategorised_expense'`))!
      .id
    for (const one of transactions) {
      const account = accounts[one.accountId - 1]
      const commodity = commodities.find(({ id }) => id === account)!.commodity_id
      const row: Row = {
        occurred_on: one.date,
        status: one.status,
        payee_id: await ensurePayee(changes, one.payee, NOW),
        currency_id: commodity,
        memo: one.memo,
        note: one.note,
        raw_description: one.description,
        import_batch_id: one.imported ? batch : null,
        reviewed_at: one.reviewed ? NOW : null,
        flagged_at: one.needsReview ? NOW : null,
        excluded: one.excluded ? 1 : 0,
        recorded_at: NOW,
      }
      const id = await changes.insert('transactions', row)
      const category = one.categoryId === null ? open : categories[one.categoryId - 1]
      const parts =
        one.shape === 'split' ? [category, open] : one.shape === 'transfer' ? [accounts[one.accountId % 3]] : [category]
      const shares = parts.map((_, at) => (at === 0 ? -one.amountMinor : 0))
      const postings = [[account, one.amountMinor], ...parts.map((part, at) => [part, shares[at]])]
      const counted = await countedOf(
        changes,
        postings.map(([accountId]) => ({ accountId })),
        { status: one.status, isExcluded: one.excluded },
      )
      for (const [position, [accountId, quantity]] of postings.entries())
        await changes.insert('postings', {
          transaction_id: id,
          position,
          account_id: accountId,
          commodity_id: commodity,
          quantity: quantity || 0,
          value: quantity || 0,
          occurred_on: one.date,
          counted: counted[position],
        })
      await setTags(
        changes,
        id,
        one.tags.filter((tag) => matchKey(tag) !== ''),
      )
    }
  })
  return { household, accounts, categories }
}

/** The import that all imported transactions came with. */
function makeImportBatch({ id, database }: TestHousehold): Promise<number> {
  return database.write(id, async (writes) => {
    const file = { sha256: 'random', name: 'random.csv', size: 1, created_at: NOW }
    const file_id = await writes.insert('vault_files', file)
    return writes.insert('import_batches', { file_id, status: 'committed', created_at: NOW })
  })
}

/** Transactions that often share a payee, a day or an amount. */
export const transactions = (count: number) => fc.array(facts, { minLength: count, maxLength: count })
