import app from '@adonisjs/core/services/app'
import type { Actor } from '#changes/domain/origin'
import { formatAmount } from '#core/money'
import type { Database } from '#database/database'
import { CreateAccount } from '#ledger/services/create_account'
import { EditCategory } from '#ledger/services/edit_category'
import { type OwnAccountSubtype } from '#ledger/domain/account_types'
import { PostTransaction } from '#ledger/services/post_transaction'

interface Books {
  id: number
  actor: Actor
  database: Database
}

const roots: Record<string, { subtype?: OwnAccountSubtype; kind?: 'income' | 'expense' }> = {
  Assets: { subtype: 'checking' },
  Liabilities: { subtype: 'credit_card' },
  Income: { kind: 'income' },
  Expenses: { kind: 'expense' },
}

/**
 * Sets a ledger up in the language of the field. Each line is `day payee | account amount currency | account [amount currency] | …`:
 * the first account is the one the transaction is seen from, the others get the amounts named or what is left. Accounts are made on
 * first use.
 *
 *     await journal(household, `
 *       2026-01-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food
 *     `)
 */
export async function journal(books: Books, text: string): Promise<number[]> {
  const gateway = await app.container.make('florin.gateway')
  const ids: number[] = []
  for (const line of text.split('\n').map((part) => part.trim())) {
    if (line === '') continue
    const [head, own, ...others] = line.split('|').map((part) => part.trim())
    const [, day, payee] = /^(\S+)\s*(.*)$/.exec(head)!
    const [account, amount, currency] = own.split(/\s+/)
    const accountId = await accountOf(books, account, currency)
    const parts = others.map((other) => other.split(/\s+/))
    const splits = []
    for (const [name, given, code] of parts) {
      const target = await accountOf(books, name, code ?? currency)
      const key = roots[name.split(':')[0]].kind ? 'category_id' : 'transfer_account_id'
      splits.push({ [key]: target, amount: given ?? amount })
    }
    const input = { occurred_on: day, account_id: accountId, amount, payee, splits }
    ids.push((await new PostTransaction(gateway).handle(books.id, input, books.actor)).result)
  }
  return ids
}

/** The id of an account or category by its full name, made when it is not there. */
export async function accountOf(books: Books, fullName: string, currency = 'EUR'): Promise<number> {
  const gateway = await app.container.make('florin.gateway')
  const [root, ...rest] = fullName.split(':')
  const name = rest.join(':')
  const known = await books.database.read(books.id, (queries) =>
    queries.first<{ id: number }>('SELECT id FROM accounts WHERE name = ? AND role IS NULL', [name]),
  )
  if (known) return known.id
  const { subtype, kind } = roots[root]
  const made = kind
    ? await new EditCategory(gateway).create(books.id, { name, kind }, books.actor)
    : await new CreateAccount(gateway).handle(
        books.id,
        { name, subtype: subtype!, currency },
        '2026-01-01',
        books.actor,
      )
  return made.result
}

/** Balances by account name, such as `{ Checking: '957.90 EUR' }`; accounts at zero are left out. */
export async function balances(books: Books): Promise<Record<string, string>> {
  const rows = await books.database.read(books.id, (queries) =>
    queries.all<{ name: string; quantity: number; code: string; scale: number }>(
      `SELECT a.name, CAST(SUM(m.quantity) AS BIGINT) AS quantity, c.code, c.scale FROM month_totals m
       JOIN accounts a ON a.id = m.account_id JOIN commodities c ON c.id = m.commodity_id
       GROUP BY a.name, c.code, c.scale HAVING SUM(m.quantity) <> 0 ORDER BY a.name, c.code`,
    ),
  )
  return Object.fromEntries(rows.map((row) => [row.name, `${formatAmount(row.quantity, row.scale)} ${row.code}`]))
}

/** Every row of the household's ledger, for comparing byte for byte. */
export async function everyRow(books: Books): Promise<Record<string, unknown[]>> {
  const tables = [
    'commodities',
    'rates',
    'accounts',
    'payees',
    'tags',
    'transactions',
    'postings',
    'transaction_tags',
    'source_records',
    'linked_transfers',
    'rejected_transfers',
    'payee_aliases',
    'rejected_payee_pairs',
    'rules',
  ]
  return books.database.read(books.id, async (queries) => {
    const rows: Record<string, unknown[]> = {}
    for (const table of tables) rows[table] = await queries.all(`SELECT * FROM ${table} ORDER BY id`)
    rows.month_totals = await queries.all('SELECT * FROM month_totals ORDER BY account_id, commodity_id, month')
    return rows
  })
}
