import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { loadCompiledRules, type ReadyRules } from '#rules/services/load_compiled_rules'
import { CategoryNames } from '../domain/category_names.js'
import type { OwnAccount } from '../domain/statements.js'

export interface LedgerAccount extends OwnAccount {
  commodityId: number
  scale: number
}

/** What an import has to know of the ledger before it looks at a row; read once. */
export interface Ledger extends ReadyRules {
  accounts: LedgerAccount[]
  categories: CategoryNames
  uncategorised: { income: number; expense: number }
  /** Where accounts of earlier files went. */
  aliases: Map<string, number>
}

interface AccountRow {
  id: number
  parent_id: number | null
  kind: string
  role: string | null
  name: string
  number: string | null
  archived_at: string | null
  commodity_id: number | null
  code: string | null
  scale: number | null
}

export async function loadLedger(queries: Queries, today: PlainDate): Promise<Ledger> {
  const rows = await queries.all<AccountRow>(
    `SELECT a.id, a.parent_id, a.kind, a.role, a.name, a.number, a.archived_at, a.commodity_id, c.code, c.scale
     FROM accounts a LEFT JOIN commodities c ON c.id = a.commodity_id`,
  )
  const aliases = await queries.all<{ alias: string; account_id: number }>(
    'SELECT alias, account_id FROM account_aliases',
  )
  return {
    accounts: rows.filter(isOwnAccount).map(toOwnAccount),
    categories: new CategoryNames(
      rows.filter(isCategory).map(({ id, parent_id, name }) => ({ id, parentId: parent_id, name })),
    ),
    uncategorised: { income: idInRole(rows, 'uncategorised_income'), expense: idInRole(rows, 'uncategorised_expense') },
    aliases: new Map(aliases.map(({ alias, account_id }) => [alias, account_id])),
    ...(await loadCompiledRules(queries, today)),
  }
}

type OwnAccountRow = AccountRow & { commodity_id: number; code: string; scale: number }

function isOwnAccount(row: AccountRow): row is OwnAccountRow {
  return (row.kind === 'asset' || row.kind === 'liability') && row.commodity_id !== null
}

function isCategory({ kind, role, archived_at }: AccountRow): boolean {
  return (kind === 'income' || kind === 'expense') && role === null && archived_at === null
}

function toOwnAccount({ id, name, number, code, scale, commodity_id, archived_at }: OwnAccountRow): LedgerAccount {
  return { id, name, number, currency: code, scale, commodityId: commodity_id, isArchived: archived_at !== null }
}

function idInRole(rows: readonly AccountRow[], role: string): number {
  const account = rows.find((row) => row.role === role)
  if (!account) throw new Error(`This household has no account in the role ${role}; its books were never opened.`)
  return account.id
}
