import { readRowChange } from '#changes/services/read_row_change'
import type { Queries, Row } from '#database/database'
import { accountMoment, type AccountMoment, isArchived } from '#ledger/domain/account_moments'
import type { Facts } from '../domain/facts.js'

/** What happened to an account: what conditions ask of it, and what it was before where that is known. */
export interface AccountHappening {
  facts: Facts
  before: Facts | undefined
}

interface Figures {
  code: string
  scale: number
  balance: number
  last_on: string | null
}

/** What a change set did to an account; undefined where that is nothing, or neither the record nor the books know the account any more. */
export async function accountHappening(
  queries: Queries,
  { id, changeSetId }: { id: number; changeSetId: number },
): Promise<AccountHappening | undefined> {
  const change = await readRowChange(queries, changeSetId, 'accounts', id)
  const moment = change && accountMoment(change.before, change.after)
  if (!moment) return undefined
  const { before, after } = change
  const row = (after ?? before)!
  if (row.kind !== 'asset' && row.kind !== 'liability') return undefined
  const figures = await readFigures(queries, row)
  return {
    facts: factsOf(row, figures, moment),
    before: before && after ? factsOf(before, figures, moment) : undefined,
  }
}

/** An account as it is, as if that had just happened to it. */
export async function accountAsNow(
  queries: Queries,
  id: number,
  moment: AccountMoment,
): Promise<AccountHappening | undefined> {
  const row = await readRow(queries, id)
  return row && { facts: factsOf(row, await readFigures(queries, row), moment), before: undefined }
}

const readRow = (queries: Queries, id: number) =>
  queries.first(`SELECT * FROM accounts WHERE id = ? AND kind IN ('asset', 'liability')`, [id])

async function readFigures(queries: Queries, { id, commodity_id: commodityId }: Row): Promise<Figures> {
  const figures = await queries.first<Figures>(
    `SELECT c.code, c.scale,
       COALESCE((SELECT CAST(SUM(m.quantity) AS BIGINT) FROM month_totals m WHERE m.account_id = ?), 0) AS balance,
       (SELECT MAX(p.occurred_on) FROM postings p WHERE p.account_id = ?) AS last_on
     FROM commodities c WHERE c.id = ?`,
    [Number(id), Number(id), Number(commodityId)],
  )
  return figures ?? { code: '', scale: 2, balance: 0, last_on: null }
}

function factsOf(row: Row, { code, scale, balance, last_on: lastOn }: Figures, moment: AccountMoment): Facts {
  return {
    account: Number(row.id),
    happened: moment,
    name: String(row.name),
    institution: String(row.institution ?? ''),
    note: String(row.note ?? ''),
    kind: String(row.kind),
    subtype: String(row.subtype),
    balance: { minor: balance, scale, currency: code },
    last_activity: lastOn,
    in_net_worth: row.include_in_net_worth === 1,
    archived: isArchived(row),
  }
}
