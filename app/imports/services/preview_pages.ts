import { formatAmount } from '#core/money'
import type { Value, Writes } from '#database/database'
import { purposeOf } from '../domain/bank_text.js'
import { outcomesIn, type PreviewRow, toPages } from '../domain/preview_row.js'
import type { BatchStatement } from './import_batches.js'
import type { ImportPlan, PlannedAccount, PlannedRow } from './import_plan.js'

const PAGES_AT_ONCE = 10

/** Replaces the rows kept of an import. */
export async function keepRows(writes: Writes, batchId: number, rows: Iterable<PreviewRow>): Promise<void> {
  await writes.run('DELETE FROM import_previews WHERE batch_id = ?', [batchId])
  let waiting: Value[][] = []
  const write = async () => {
    await writes.insertRows('import_previews', ['batch_id', 'first_row', 'outcomes', 'details'], waiting)
    waiting = []
  }
  for (const page of toPages(rows)) {
    waiting.push([batchId, page[0].row, outcomesIn(page).join(' '), JSON.stringify(page)])
    if (waiting.length === PAGES_AT_ONCE) await write()
  }
  await write()
}

/** All rows of a plan as they were found. */
export function* foundRows({ rows, accounts }: ImportPlan): Iterable<PreviewRow> {
  for (const row of rows) yield toPreviewRow(row, accounts)
}

/** What became of the rows that were not simply new. */
export function* settledRows({ rows, accounts }: ImportPlan): Iterable<PreviewRow> {
  for (const row of rows)
    if (row.verdict.outcome !== 'new') yield { ...toPreviewRow(row, accounts), found: row.verdict }
}

function toPreviewRow(planned: PlannedRow, accounts: readonly PlannedAccount[]): PreviewRow {
  const { row, account, found, decision, match, entry, trade } = planned
  const { number, line, occurredOn, payee } = row
  const { currency: stated, target } = accounts[account]
  const currency = row.currency || stated || target?.currency || ''
  const amount = trade && target ? formatAmount(planned.minor, target.scale) : row.amount
  return {
    row: number,
    line,
    account,
    occurred_on: occurredOn,
    amount,
    currency,
    payee: entry?.payee?.name ?? payee,
    memo: entry?.memo ?? purposeOf(row),
    found,
    decision,
    transaction_id:
      match.kind === 'new' ? null : match.kind === 'duplicate' ? match.transactionId : match.candidate.transactionId,
    score: match.kind === 'matched' || match.kind === 'suggested' ? match.score : null,
    category_id: entry?.categoryId ?? null,
    category_by: entry?.categoryBy ?? null,
  }
}

/** What the file says about its accounts, and where each of them goes. */
export function describeStatements({ file, accounts, accountOf, rows }: ImportPlan): BatchStatement[] {
  return accounts.map(({ key, number, name, currency, target }, at) => {
    const days = rows
      .filter(({ account, row }) => account === at && row.occurredOn !== '')
      .map(({ row }) => row.occurredOn)
    const own = file.statements.filter((_, statement) => accountOf[statement] === at)
    return {
      key,
      account: { id: number, name, currency, number },
      matched_account_id: target && target.id > 0 ? target.id : null,
      create: target?.draft ?? null,
      transaction_count: days.length,
      ...extent(days),
      opening_balance: own[0].openingBalance,
      closing_balance: own[own.length - 1].closingBalance,
    }
  })
}

function extent(days: readonly string[]): { from: string | null; to: string | null } {
  let [from, to]: [string | null, string | null] = [null, null]
  for (const day of days) {
    if (from === null || day < from) from = day
    if (to === null || day > to) to = day
  }
  return { from, to }
}
