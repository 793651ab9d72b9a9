import { addDays } from '#core/plain_date'
import { InvalidAmountException, NotFoundException } from '#core/exceptions'
import { moneyJson, parseAmount } from '#core/money'
import type { Queries } from '#database/database'
import { statementMonths } from '../domain/statement_months.js'
import type { AccountStatementsJson } from '../validators/statement.js'
import type { BatchStatement } from './import_batches.js'

interface StatementRow {
  batchId: number
  file: string
  from: string
  to: string
  opening: number | null
  closing: number
}

/** The statements of an account that state a balance, the latest first, beside what the ledger says on that day. */
export async function listStatements(queries: Queries, accountId: number): Promise<AccountStatementsJson> {
  const account = await queries.first<{ code: string; scale: number }>(
    `SELECT c.code, c.scale FROM accounts a JOIN commodities c ON c.id = a.commodity_id
     WHERE a.id = ? AND a.kind IN ('asset', 'liability')`,
    [accountId],
  )
  if (!account) throw new NotFoundException('account')
  const statements = await readStatements(queries, accountId, account.scale)
  const balances = await balancesOf(queries, accountId)
  const money = (minor: number | null) => (minor === null ? null : moneyJson(minor, account))
  const described = statements.map((statement, at) => ({
    ...statement,
    ledger: balances.on(statement.to),
    continues: continues(statement, statements[at - 1], balances.on(addDays(statement.from, -1))),
  }))
  const data = described.map(({ batchId, opening, closing, ledger, ...rest }) => ({
    batch_id: batchId,
    ...rest,
    opening: money(opening),
    closing: moneyJson(closing, account),
    ledger: moneyJson(ledger, account),
    difference: moneyJson(closing - ledger, account),
  }))
  const months = statementMonths(described).map(({ overlapDays, gap, difference, ...month }) => ({
    ...month,
    gap: money(gap),
    overlap_days: overlapDays,
    difference: money(difference),
  }))
  return { data: data.reverse(), months: months.reverse() }
}

/** Of statements that overlap, the ledger tells whether the later one begins where it should; that it does not proves nothing. */
function continues({ from, opening }: StatementRow, before: StatementRow | undefined, ledgerBefore: number) {
  if (before === undefined || opening === null) return null
  if (before.closing === opening) return true
  if (from > before.to) return false
  return opening === ledgerBefore ? true : null
}

/** In the order of days. Of files that end on the same day with the same balance, one. */
async function readStatements(queries: Queries, accountId: number, scale: number): Promise<StatementRow[]> {
  const batches = await queries.all<{ id: number; name: string; statements: string }>(
    `SELECT b.id, f.name, b.statements FROM import_batches b JOIN vault_files f ON f.id = b.file_id
     LEFT JOIN change_sets s ON s.id = b.change_set_id WHERE b.status = 'committed' AND s.undone_by_id IS NULL ORDER BY b.id`,
  )
  const found = new Map<string, StatementRow>()
  for (const { id, name, statements } of batches)
    for (const statement of JSON.parse(statements) as BatchStatement[]) {
      const { matched_account_id: account, from, to } = statement
      const closing = minorOf(statement.closing_balance, scale)
      if (account !== accountId || closing === null || from === null || to === null) continue
      const opening = minorOf(statement.opening_balance, scale)
      found.set(`${to} ${closing}`, { batchId: id, file: name, from, to, opening, closing })
    }
  return [...found.values()].sort((a, b) => (a.to === b.to ? a.batchId - b.batchId : a.to < b.to ? -1 : 1))
}

function minorOf(amount: string | null, scale: number): number | null {
  if (amount === null) return null
  try {
    return parseAmount(amount, scale)
  } catch (error) {
    // A file may state more decimals than its currency has.
    if (error instanceof InvalidAmountException) return null
    throw error
  }
}

/** The booked balance at the end of each day. */
async function balancesOf(queries: Queries, accountId: number) {
  const days = await queries.all<{ occurred_on: string; quantity: number }>(
    `SELECT p.occurred_on, CAST(SUM(p.quantity) AS BIGINT) AS quantity FROM postings p
     JOIN transactions t ON t.id = p.transaction_id WHERE p.account_id = ? AND t.status = 'posted'
     GROUP BY p.occurred_on ORDER BY p.occurred_on`,
    [accountId],
  )
  let sum = 0
  const balances = days.map(({ occurred_on: day, quantity }) => ({ day, balance: (sum += quantity) }))
  return { on: (day: string) => balances.findLast((each) => each.day <= day)?.balance ?? 0 }
}
