import type { Writes } from '#database/database'
import { outcomesIn, type PreviewRow, toPages } from '../domain/preview_row.js'
import type { BatchStatement } from './import_batches.js'
import type { ImportPlan, PlannedAccount, PlannedRow } from './plan_import.js'

/** Replaces the rows kept of an import. */
export async function keepRows(writes: Writes, batchId: number, rows: readonly PreviewRow[]): Promise<void> {
  await writes.run('DELETE FROM import_previews WHERE batch_id = ?', [batchId])
  await writes.insertRows(
    'import_previews',
    ['batch_id', 'first_row', 'outcomes', 'details'],
    toPages(rows).map((page) => [batchId, page[0].row, outcomesIn(page).join(' '), JSON.stringify(page)]),
  )
}

export function toPreviewRow(planned: PlannedRow, accounts: readonly PlannedAccount[]): PreviewRow {
  const { row, account, found, decision, match, entry } = planned
  const { number, line, occurredOn, amount, payee, memo } = row
  const currency = row.currency || accounts[account].currency || accounts[account].target?.currency || ''
  return {
    row: number,
    line,
    account,
    occurred_on: occurredOn,
    amount,
    currency,
    payee: entry?.payee?.name ?? payee,
    memo: entry?.memo ?? memo,
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
