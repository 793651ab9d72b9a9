import type { TestHousehold } from './household.js'

const ROOTS: Record<string, string> = {
  asset: 'Assets',
  liability: 'Liabilities',
  equity: 'Equity',
  income: 'Income',
  expense: 'Expenses',
}

/** What every account holds, by its full name and commodity: `Assets:Bank:Checking EUR`. Minor units; zeros are left out. */
export async function balancesOf({
  id,
  database,
}: TestHousehold): Promise<Map<string, { units: number; scale: number }>> {
  return database.read(id, async (queries) => {
    const accounts = await queries.all<{ id: number; parent_id: number | null; kind: string; name: string }>(
      'SELECT id, parent_id, kind, name FROM accounts',
    )
    const byId = new Map(accounts.map((account) => [account.id, account]))
    const fullName = (account: (typeof accounts)[number]): string =>
      `${account.parent_id === null ? ROOTS[account.kind] : fullName(byId.get(account.parent_id)!)}:${account.name}`
    const rows = await queries.all<{ account_id: number; code: string; scale: number; units: number }>(
      `SELECT p.account_id, c.code, c.scale, CAST(SUM(p.quantity) AS BIGINT) AS units
       FROM postings p JOIN commodities c ON c.id = p.commodity_id GROUP BY p.account_id, c.code, c.scale`,
    )
    return new Map(
      rows
        .filter(({ units }) => units !== 0)
        .map(({ account_id: account, code, scale, units }) => [
          `${fullName(byId.get(account)!)} ${code}`,
          { units, scale },
        ]),
    )
  })
}
