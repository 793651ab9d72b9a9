import { moneyJson } from '#core/money'
import type { Queries } from '#database/database'
import { idList } from '#database/id_list'
import { negate } from '../domain/balancing.js'
import { readProvenance } from '../domain/provenance.js'
import type { TransactionJson } from '../validators/transaction.js'
import type { TransactionKey } from './find_transactions.js'

interface TransactionRow {
  id: number
  occurred_on: string
  status: TransactionJson['status']
  payee_id: number | null
  payee_name: string | null
  currency_id: number
  memo: string
  note: string
  raw_description: string
  import_batch_id: number | null
  reviewed_at: string | null
  excluded: number
  flagged_at: string | null
  provenance: string | null
}

interface PostingRow {
  id: number
  transaction_id: number
  memo: string
  account_id: number
  commodity_id: number
  quantity: number
  value: number
  clearing: TransactionJson['clearing']
}

interface Account {
  id: number
  name: string
  kind: 'asset' | 'liability' | 'equity' | 'income' | 'expense'
  role: string | null
}

interface Commodity {
  id: number
  code: string
  scale: number
}

/**
 * Transactions as people see them, in the order of the keys; five statements for any number of them. With `seenFrom`, amounts are told from
 * that account, otherwise from the account at position 0.
 */
export async function readTransactions(
  queries: Queries,
  keys: readonly TransactionKey[],
  seenFrom?: number,
): Promise<TransactionJson[]> {
  if (keys.length === 0) return []
  const { placeholders, values } = idList(keys.map((key) => key.id))
  const transactions = await queries.all<TransactionRow>(
    `SELECT t.id, t.occurred_on, t.status, t.payee_id, y.name AS payee_name, t.currency_id, t.memo, t.note, t.raw_description,
       t.import_batch_id, t.reviewed_at, t.excluded, t.flagged_at, t.provenance
     FROM transactions t LEFT JOIN payees y ON y.id = t.payee_id WHERE t.id IN (${placeholders})`,
    values,
  )
  const postings = await queries.all<PostingRow>(
    `SELECT id, transaction_id, memo, account_id, commodity_id, quantity, value, clearing
     FROM postings WHERE transaction_id IN (${placeholders}) ORDER BY transaction_id, position`,
    values,
  )
  const commodities = await queries.all<Commodity>('SELECT id, code, scale FROM commodities')
  const tags = await readTags(queries, placeholders, values as number[])
  const byId = new Map(transactions.map((row) => [row.id, row]))
  const lines = Map.groupBy(postings, (row) => row.transaction_id)
  const around = {
    accounts: await readAccounts(queries, postings),
    currencies: new Map(commodities.map((row) => [row.id, row])),
  }
  return keys.flatMap(({ id }) => {
    const [row, own] = [byId.get(id), lines.get(id)]
    // It may have been deleted since its key was found.
    return row && own ? [present(row, own, { ...around, seenFrom, tags: tags.get(id) ?? [] })] : []
  })
}

export async function readTransaction(queries: Queries, id: number): Promise<TransactionJson | undefined> {
  const known = await queries.first<TransactionKey>('SELECT occurred_on, id FROM transactions WHERE id = ?', [id])
  const [transaction] = await readTransactions(queries, known ? [known] : [])
  return transaction
}

/** The accounts of a page are few, so each is read once and not with every posting. */
async function readAccounts(queries: Queries, postings: readonly PostingRow[]): Promise<Map<number, Account>> {
  const { placeholders, values } = idList([...new Set(postings.map((posting) => posting.account_id))])
  const accounts = await queries.all<Account>(
    `SELECT id, name, kind, role FROM accounts WHERE id IN (${placeholders})`,
    values,
  )
  return new Map(accounts.map((account) => [account.id, account]))
}

type Tag = TransactionJson['tags'][number]

async function readTags(queries: Queries, placeholders: string, ids: readonly number[]): Promise<Map<number, Tag[]>> {
  const rows = await queries.all<{ transaction_id: number } & Tag>(
    `SELECT l.transaction_id, g.id, g.name, g.color FROM transaction_tags l JOIN tags g ON g.id = l.tag_id
     WHERE l.transaction_id IN (${placeholders}) ORDER BY g.name`,
    ids,
  )
  const tags = new Map<number, Tag[]>()
  for (const { transaction_id: id, ...tag } of rows) tags.set(id, [...(tags.get(id) ?? []), tag])
  return tags
}

interface Surroundings {
  accounts: ReadonlyMap<number, Account>
  currencies: ReadonlyMap<number, Commodity>
  seenFrom: number | undefined
  tags: Tag[]
}

function present(row: TransactionRow, postings: readonly PostingRow[], around: Surroundings): TransactionJson {
  const { accounts, currencies, seenFrom, tags } = around
  const own = postings.find((posting) => posting.account_id === seenFrom) ?? postings[0]
  return {
    id: row.id,
    occurred_on: row.occurred_on,
    status: row.status,
    payee: row.payee_id === null ? null : { id: row.payee_id, name: row.payee_name! },
    memo: row.memo,
    note: row.note,
    raw_description: row.raw_description,
    account: { id: own.account_id, name: accounts.get(own.account_id)!.name },
    amount: moneyJson(own.quantity, currencies.get(own.commodity_id)!),
    splits: postings.filter((posting) => posting !== own).map((posting) => presentSplit(posting, own, row, around)),
    tags,
    clearing: own.clearing,
    import_batch_id: row.import_batch_id,
    reviewed: row.reviewed_at !== null,
    excluded: row.excluded === 1,
    needs_review: row.flagged_at !== null,
    provenance: readProvenance(row.provenance),
  }
}

/** A split is told like the whole: what left the own account is negative. Seen from the far side of a transfer it is in that currency. */
function presentSplit(
  posting: PostingRow,
  own: PostingRow,
  { currency_id: currencyId }: TransactionRow,
  { accounts, currencies }: Surroundings,
): TransactionJson['splits'][number] {
  const { id, name, kind, role } = accounts.get(posting.account_id)!
  const split = {
    id: posting.id,
    amount:
      own.commodity_id === currencyId
        ? moneyJson(negate(posting.value), currencies.get(currencyId)!)
        : moneyJson(negate(posting.quantity), currencies.get(posting.commodity_id)!),
    memo: posting.memo,
  }
  if (kind !== 'income' && kind !== 'expense') return { ...split, category: null, transfer_account: { id, name } }
  // The two accounts for what nobody has categorised yet are no category to a person.
  return { ...split, category: role === null ? { id, name, kind } : null, transfer_account: null }
}
