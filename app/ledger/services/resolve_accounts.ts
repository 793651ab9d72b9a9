import { invalidField } from '#core/exceptions'
import type { Queries } from '#database/database'
import type { AccountKind, AccountRole } from '../domain/account_types.js'

export interface AccountRow {
  id: number
  kind: AccountKind
  subtype: string
  role: AccountRole | null
  name: string
  commodity_id: number | null
  code: string | null
  scale: number | null
  archived_at: string | null
}

export interface OwnAccount extends AccountRow {
  commodity_id: number
  code: string
  scale: number
}

const accountSql = `SELECT a.id, a.kind, a.subtype, a.role, a.name, a.commodity_id, c.code, c.scale, a.archived_at
  FROM accounts a LEFT JOIN commodities c ON c.id = a.commodity_id`

/** An account money is kept in or owed on; anything else is told as an invalid field. */
export async function requireOwnAccount(queries: Queries, id: number, pointer: string): Promise<OwnAccount> {
  const account = await queries.first<AccountRow>(`${accountSql} WHERE a.id = ?`, [id])
  if (!account || (account.kind !== 'asset' && account.kind !== 'liability') || account.commodity_id === null)
    throw invalidField(pointer, 'account', 'There is no account like that here.')
  return account as OwnAccount
}

export async function requireCategory(queries: Queries, id: number, pointer: string): Promise<AccountRow> {
  const account = await queries.first<AccountRow>(`${accountSql} WHERE a.id = ?`, [id])
  if (!account || (account.kind !== 'income' && account.kind !== 'expense'))
    throw invalidField(pointer, 'category', 'There is no category like that here.')
  return account
}

/** The id of an account every ledger has. */
export async function accountInRole(queries: Queries, role: AccountRole): Promise<number> {
  const account = await queries.first<{ id: number }>('SELECT id FROM accounts WHERE role = ?', [role])
  if (!account) throw new Error(`This household has no account in the role ${role}; its books were never opened.`)
  return account.id
}

/** Where money without a category goes, by its direction. */
export function uncategorisedAccount(queries: Queries, amount: number): Promise<number> {
  return accountInRole(queries, amount > 0 ? 'uncategorised_income' : 'uncategorised_expense')
}
