import { keepGuesses, type KeptGuess } from '#categorizing/services/keep_guesses'
import type { ChangeSet } from '#changes/change_set'
import type { Row, Value } from '#database/database'
import { matchKey } from '#ledger/domain/match_key'
import { negate } from '#ledger/domain/balancing'
import type { OwnAccountSubtype } from '#ledger/domain/account_types'
import type { PluginCall } from '#rules/domain/draft'
import { queuePluginCalls } from '#rules/services/queue_plugin_calls'
import { createAccount } from '#ledger/services/create_account'
import type { BankRow } from '../domain/bank_row.js'
import { bankText } from '../domain/bank_text.js'
import type { ImportPlan, PlannedRow } from './import_plan.js'
import { ensurePayees } from './ensure_payees.js'
import { ensureTags } from './ensure_tags.js'
import type { Entry } from './entry.js'
import { currencyOf, insertTradePostings, openTradeBooks, type TradeBooks } from './write_trades.js'

interface Surroundings {
  batchId: number
  now: string
}

/** Enough for few statements, and little enough that what is on its way to the database needs no memory to speak of. */
const ROWS_AT_ONCE = 2000

/** Carries out a plan, inside an open change set. Rows go in by the thousand, never one by one. */
export async function writeImport(changes: ChangeSet, plan: ImportPlan, around: Surroundings): Promise<void> {
  await openAccounts(changes, plan, around)
  const added = plan.rows.filter(({ verdict }) => verdict.outcome === 'new')
  const asked: (PluginCall & { transactionId: number })[] = []
  const books = await openTradeBooks(changes, plan, added, around.now)
  for (let from = 0; from < added.length; from += ROWS_AT_ONCE) {
    const some = added.slice(from, from + ROWS_AT_ONCE)
    const ids = await insertTransactions(changes, plan, some, books, around)
    await insertPostings(changes, plan, some, ids)
    if (books) await insertTradePostings(changes, plan, some, ids, books)
    await insertTags(changes, some, ids)
    await recordSources(changes, plan, some, ids, around.batchId)
    await keepGuesses(changes.operational, guessesOf(some, ids), around.now)
    asked.push(...callsOf(some, ids))
    // What is written need not be in memory any more.
    for (const planned of some) planned.entry = null
  }
  await queuePluginCalls(changes.operational, asked, around.now)
  const matched = plan.rows.filter(({ verdict }) => verdict.outcome === 'matched')
  await completeMatched(changes, matched)
  await recordSources(changes, plan, matched, matched.map(matchedId), around.batchId)
  await settlePending(changes, plan.rows)
}

function guessesOf(rows: readonly PlannedRow[], ids: readonly number[]): KeptGuess[] {
  return rows.flatMap(({ entry }, at) => {
    const { choice } = entry!
    return choice ? [{ transactionId: ids[at], choice, isApplied: choice.isApplied }] : []
  })
}

function callsOf(rows: readonly PlannedRow[], ids: readonly number[]): (PluginCall & { transactionId: number })[] {
  return rows.flatMap(({ entry }, at) => entry!.calls.map((call) => ({ ...call, transactionId: ids[at] })))
}

/** Accounts that a person asked for in the preview. */
async function openAccounts(changes: ChangeSet, plan: ImportPlan, { now }: Surroundings): Promise<void> {
  for (const account of plan.accounts) {
    const { target } = account
    if (!target?.draft) continue
    const { name, subtype, currency } = target.draft
    const id = await createAccount(
      changes,
      { name, subtype: subtype as OwnAccountSubtype, currency, number: account.number },
      now.slice(0, 10),
      now,
    )
    const commodity = await changes.first<{ commodity_id: number }>('SELECT commodity_id FROM accounts WHERE id = ?', [
      id,
    ])
    account.target = { ...target, id, commodityId: commodity!.commodity_id }
  }
}

async function insertTransactions(
  changes: ChangeSet,
  plan: ImportPlan,
  rows: readonly PlannedRow[],
  books: TradeBooks | null,
  { batchId, now }: Surroundings,
) {
  const payees = plan.payees.ids
  const named = rows.map(({ entry }) => entry!.payee)
  await ensurePayees(changes, payees, named, now)
  const columns = [
    'occurred_on',
    'status',
    'payee_id',
    'currency_id',
    'memo',
    'note',
    'raw_description',
    'import_batch_id',
    'reviewed_at',
    'provenance',
    'recorded_at',
  ]
  const isMarked = rows.some(({ entry }) => entry!.marks)
  if (isMarked) columns.push('excluded', 'flagged_at', 'recurring_id')
  const values = rows.map((planned): Value[] => {
    const { row, entry } = planned
    const { payee, memo, note, rawDescription, isReviewed, provenance } = entry!
    return [
      row.occurredOn,
      row.isPending ? 'pending' : 'posted',
      payee === null ? null : payees.get(payee.key)!,
      currencyOf(plan, planned, books),
      memo,
      note,
      rawDescription,
      batchId,
      isReviewed ? now : null,
      provenance,
      now,
      ...(isMarked ? markValues(entry!, now) : []),
    ]
  })
  return changes.insertRows('transactions', columns, values)
}

function markValues({ marks }: Entry, now: string): Value[] {
  return [marks?.isExcluded ? 1 : 0, marks?.isFlagged ? now : null, marks?.recurringId ?? null]
}

async function insertPostings(
  changes: ChangeSet,
  plan: ImportPlan,
  rows: readonly PlannedRow[],
  ids: readonly number[],
): Promise<void> {
  const columns = [
    'transaction_id',
    'position',
    'account_id',
    'commodity_id',
    'quantity',
    'value',
    'occurred_on',
    'counted',
  ]
  const values: Value[][] = []
  rows.forEach(({ row, account, minor, entry, trade }, at) => {
    if (entry!.parts || trade?.moved) return
    const { id: accountId, commodityId } = plan.accounts[account].target!
    const category = entry!.categoryId ?? uncategorised(plan, minor)
    const other = negate(minor)
    values.push([ids[at], 0, accountId, commodityId, minor, minor, row.occurredOn, 1])
    values.push([ids[at], 1, category, commodityId, other, other, row.occurredOn, entry!.marks?.isExcluded ? 0 : 1])
  })
  await changes.insertRows('postings', columns, values)
  await insertSplitPostings(changes, plan, rows, ids)
}

/** What the file divides has a posting for each part; they are few, so that the others need not carry a memo. */
async function insertSplitPostings(
  changes: ChangeSet,
  plan: ImportPlan,
  rows: readonly PlannedRow[],
  ids: readonly number[],
): Promise<void> {
  const columns = [
    'transaction_id',
    'position',
    'account_id',
    'commodity_id',
    'quantity',
    'value',
    'occurred_on',
    'memo',
    'counted',
  ]
  const values: Value[][] = []
  rows.forEach(({ row, account, minor, entry }, at) => {
    if (!entry!.parts) return
    const { id: accountId, commodityId } = plan.accounts[account].target!
    values.push([ids[at], 0, accountId, commodityId, minor, minor, row.occurredOn, '', 1])
    entry!.parts.forEach((part, index) => {
      const category = part.categoryId ?? uncategorised(plan, part.minor)
      const other = negate(part.minor)
      const counted = entry!.marks?.isExcluded && !isOwnAccount(plan, category) ? 0 : 1
      values.push([ids[at], index + 1, category, commodityId, other, other, row.occurredOn, part.memo, counted])
    })
  })
  if (values.length > 0) await changes.insertRows('postings', columns, values)
}

/** A transfer is a part that goes to another account of one's own, and is counted there whatever reports leave out. */
function isOwnAccount({ ledger }: ImportPlan, accountId: number): boolean {
  return ledger.accounts.some(({ id }) => id === accountId)
}

function uncategorised({ ledger }: ImportPlan, minor: number): number {
  return minor > 0 ? ledger.uncategorised.income : ledger.uncategorised.expense
}

async function insertTags(changes: ChangeSet, rows: readonly PlannedRow[], ids: readonly number[]): Promise<void> {
  const wanted = new Set<string>()
  for (const { entry } of rows) for (const tag of entry!.tags) wanted.add(tag)
  if (wanted.size === 0) return
  const tagIds = await ensureTags(changes, wanted)
  const links = rows.flatMap(({ entry }, at) => linksOf(entry!, tagIds).map((tag): Value[] => [ids[at], tag]))
  await changes.insertRows('transaction_tags', ['transaction_id', 'tag_id'], links)
}

function linksOf({ tags }: Entry, ids: ReadonlyMap<string, number>): number[] {
  return [...new Set(tags.map((tag) => ids.get(matchKey(tag))!))]
}

function matchedId({ match }: PlannedRow): number {
  if (match.kind !== 'matched') throw new Error(`A row counts as matched although it is ${match.kind}.`)
  return match.candidate.transactionId
}

/** What the bank knows better: that it is booked, and in what words. Everything a person may have set stays. */
async function completeMatched(changes: ChangeSet, rows: readonly PlannedRow[]): Promise<void> {
  for (const { row, match } of rows) {
    if (match.kind !== 'matched' || match.candidate.isReconciled) continue
    const { transactionId, isPending, hasRawDescription } = match.candidate
    const patch: Row = {}
    if (isPending && !row.isPending) patch.status = 'posted'
    if (!hasRawDescription) patch.raw_description = bankText(row)
    if (Object.keys(patch).length > 0) await changes.update('transactions', transactionId, patch)
  }
}

/** What came as pending under the same number is booked now, sometimes with another amount or on another day. */
async function settlePending(changes: ChangeSet, rows: readonly PlannedRow[]): Promise<void> {
  for (const { row, match, minor, verdict } of rows) {
    if (match.kind !== 'duplicate' || verdict.outcome !== 'duplicate') continue
    if (!match.isPending || row.isPending || match.transactionId === null) continue
    const sql = `SELECT id, position, quantity, clearing FROM postings WHERE transaction_id = ? ORDER BY position`
    const postings = await changes.all<{ id: number; quantity: number; clearing: string }>(sql, [match.transactionId])
    const isPlain = postings.length === 2 && postings.every(({ clearing }) => clearing !== 'reconciled')
    await changes.update('transactions', match.transactionId, {
      status: 'posted',
      ...(isPlain ? { occurred_on: row.occurredOn } : {}),
    })
    if (!isPlain) continue
    const amounts = [minor, negate(minor)]
    for (const [at, { id }] of postings.entries())
      await changes.update('postings', id, {
        quantity: amounts[at],
        value: amounts[at],
        occurred_on: row.occurredOn,
      })
  }
}

/** Remembers which row of which file every transaction stands for, so that the row is known when it comes again. */
async function recordSources(
  changes: ChangeSet,
  plan: ImportPlan,
  rows: readonly PlannedRow[],
  transactionIds: readonly number[],
  batchId: number,
): Promise<void> {
  const columns = ['batch_id', 'account_id', 'source', 'external_id', 'line', 'payload', 'transaction_id']
  const source = plan.file.importer.id
  const values: Value[][] = []
  for (const [at, { row, account, identity, match }] of rows.entries()) {
    const transactionId = transactionIds[at]
    // A row that a person brings back has its record from the first time.
    if (match.kind === 'duplicate')
      await changes.update('source_records', match.recordId, { transaction_id: transactionId })
    else {
      const accountId = plan.accounts[account].target!.id
      values.push([batchId, accountId, source, identity, row.line, payloadOf(row), transactionId])
    }
  }
  await changes.insertRows('source_records', columns, values)
}

/** The row as the importer read it, without what it left empty. */
function payloadOf(row: BankRow): string {
  return JSON.stringify({
    date: row.occurredOn,
    amount: row.amount,
    payee: row.payee,
    memo: row.memo,
    external_id: row.externalId || undefined,
    currency: row.currency || undefined,
    counterparty: row.counterparty || undefined,
    check_number: row.checkNumber || undefined,
    category: row.category || undefined,
    transfer_account: row.transferAccount,
    trade: row.trade,
  })
}
