import { moneyJson } from '#core/money'
import type { PlainDate } from '#core/plain_date'
import { readRates } from '#commodities/services/read_rates'
import type { Queries } from '#database/database'
import type { AccountJson } from '../validators/account.js'

interface AccountLine {
  id: number
  name: string
  kind: 'asset' | 'liability'
  subtype: AccountJson['subtype']
  code: string
  scale: number
  balance: number
  transaction_count: number
  last_occurred_on: string | null
  institution: string | null
  number: string | null
  icon: string | null
  color: string | null
  note: string
  include_in_net_worth: number
  archived_at: string | null
}

const accountLines = `SELECT a.id, a.name, a.kind, a.subtype, c.code, c.scale,
    COALESCE((SELECT CAST(SUM(m.quantity) AS BIGINT) FROM month_totals m WHERE m.account_id = a.id), 0) AS balance,
    COALESCE((SELECT CAST(SUM(m.posting_count) AS BIGINT) FROM month_totals m WHERE m.account_id = a.id), 0) AS transaction_count,
    (SELECT MAX(p.occurred_on) FROM postings p WHERE p.account_id = a.id) AS last_occurred_on,
    a.institution, a.number, a.icon, a.color, a.note, a.include_in_net_worth, a.archived_at
  FROM accounts a JOIN commodities c ON c.id = a.commodity_id
  WHERE a.kind IN ('asset', 'liability')`

interface View {
  baseCurrency: { code: string; scale: number }
  today: PlainDate
}

/** The accounts of one's own with their balances, from the month totals. Balances of other currencies are also told in the base one. */
export async function listAccounts(
  queries: Queries,
  view: View,
  options: { archived: boolean },
): Promise<AccountJson[]> {
  const where = options.archived ? '' : ' AND a.archived_at IS NULL'
  const lines = await queries.all<AccountLine>(`${accountLines}${where} ORDER BY a.kind, a.position, a.name, a.id`)
  return present(queries, lines, view)
}

export async function readAccount(queries: Queries, view: View, id: number): Promise<AccountJson | undefined> {
  const lines = await queries.all<AccountLine>(`${accountLines} AND a.id = ?`, [id])
  const [account] = await present(queries, lines, view)
  return account
}

async function present(
  queries: Queries,
  lines: readonly AccountLine[],
  { baseCurrency, today }: View,
): Promise<AccountJson[]> {
  const rates = lines.some((line) => line.code !== baseCurrency.code) ? await readRates(queries) : undefined
  return lines.map((line) => {
    const base =
      line.code === baseCurrency.code ? line.balance : rates?.convert(line.balance, line.code, baseCurrency.code, today)
    return {
      id: line.id,
      name: line.name,
      kind: line.kind,
      subtype: line.subtype,
      currency: line.code,
      balance: moneyJson(line.balance, line),
      base_balance: base === undefined ? null : moneyJson(base, baseCurrency),
      institution: line.institution,
      number: line.number,
      icon: line.icon,
      color: line.color,
      note: line.note,
      include_in_net_worth: line.include_in_net_worth === 1,
      archived: line.archived_at !== null,
      last_occurred_on: line.last_occurred_on,
      transaction_count: line.transaction_count,
    }
  })
}
