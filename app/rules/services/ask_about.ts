import { formatAmount } from '#core/money'
import type { Database, Queries } from '#database/database'
import type { FillFields } from '#plugins/services/fill_fields'
import type { CategoryChoice, FilledFields, TransactionsToCategorize } from '#sdk'
import type { TransactionFacts } from '../domain/row.js'
import type { CallPlugin } from '../domain/rule.js'

/** How rules reach plugins; what may be chosen as a category is known elsewhere. */
export interface PluginDesk {
  fillFields: Pick<FillFields, 'handle'>
  offerCategories(queries: Queries): Promise<CategoryChoice[]>
}

/** Asks a plugin about transactions. Not inside of a transaction of the database: it may take long, and keeps a record itself. */
export async function askAbout(
  { fillFields, offerCategories }: PluginDesk,
  database: Database,
  householdId: number,
  { call, facts, signal }: { call: CallPlugin; facts: readonly TransactionFacts[]; signal?: AbortSignal },
): Promise<(FilledFields | null)[]> {
  const { transactions, categories } = await database.read(householdId, async (queries) => ({
    transactions: await columnsOf(queries, facts),
    categories: await offerCategories(queries),
  }))
  const wanted = { action: call.action, input: call.input ?? {}, transactions, categories }
  return fillFields.handle(householdId, call.instance_id, wanted, { signal })
}

/** What a plugin is told of transactions: no ids, and of accounts no more than the name. */
async function columnsOf(
  queries: Queries,
  transactions: readonly TransactionFacts[],
): Promise<TransactionsToCategorize> {
  const accounts = await queries.all<{ id: number; name: string }>('SELECT id, name FROM accounts')
  const names = new Map(accounts.map(({ id, name }) => [id, name]))
  return {
    date: transactions.map(({ date }) => date),
    amount: transactions.map(({ amountMinor, scale }) => formatAmount(amountMinor, scale)),
    currency: transactions.map(({ currency }) => currency),
    payee: transactions.map(({ payee }) => payee),
    description: transactions.map(({ description, memo }) => description || memo),
    account: transactions.map(({ accountId }) => names.get(accountId) ?? ''),
    memo: transactions.map(({ memo }) => memo),
  }
}
