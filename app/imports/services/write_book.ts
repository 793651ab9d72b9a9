import type { ChangeSet } from '#changes/change_set'
import type { Value } from '#database/database'
import { matchKey } from '#ledger/domain/match_key'
import { ensurePayees, payeeNamed, readPayeeIds } from './ensure_payees.js'
import { ensureTags } from './ensure_tags.js'
import { keepPrices } from './keep_prices.js'
import { placeBookAccounts } from './place_book_accounts.js'
import type { BookPlan, PlannedEntry } from './plan_book.js'

const ENTRIES_AT_ONCE = 1000

/** Carries out the plan for whole books, inside an open change set. */
export async function writeBook(
  changes: ChangeSet,
  plan: BookPlan,
  around: { batchId: number; now: string },
): Promise<void> {
  const added = plan.entries.filter(({ verdict }) => verdict.outcome === 'new')
  if (added.length === 0) return
  const commodityIds = await ensureCommodities(changes, plan)
  const accountIds = await placeBookAccounts(changes, plan, commodityIds, around.now)
  const payees = await readPayeeIds(changes)
  const named = added.map(({ entry }) => payeeNamed(entry.payee))
  await ensurePayees(changes, payees, named, around.now)
  for (let from = 0; from < added.length; from += ENTRIES_AT_ONCE) {
    const some = added.slice(from, from + ENTRIES_AT_ONCE)
    const ids = await insertTransactions(changes, some, { ...around, commodityIds, payees })
    await insertPostings(changes, some, ids, { accountIds, commodityIds })
    await insertTags(changes, some, ids)
    await recordSources(changes, plan, some, ids, { accountIds, batchId: around.batchId })
  }
  await keepPrices(changes, plan.parsed.book.prices, commodityIds)
}

async function ensureCommodities(changes: ChangeSet, { commodities }: BookPlan): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const [key, { id, code, kind, name, scale }] of commodities)
    ids.set(
      key,
      id ??
        [...ids].find(([known]) => commodities.get(known)!.code === code)?.[1] ??
        (await changes.insert('commodities', { code, kind, name, scale })),
    )
  return ids
}

interface Known {
  batchId: number
  now: string
  commodityIds: ReadonlyMap<string, number>
  payees: ReadonlyMap<string, number>
}

function insertTransactions(
  changes: ChangeSet,
  entries: readonly PlannedEntry[],
  { batchId, now, commodityIds, payees }: Known,
) {
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
    'recorded_at',
  ]
  const rows = entries.map(({ entry }): Value[] => [
    entry.occurredOn,
    entry.isPending ? 'pending' : 'posted',
    payees.get(payeeNamed(entry.payee)?.key ?? '') ?? null,
    commodityIds.get(entry.currency)!,
    entry.memo,
    entry.note,
    [entry.payee, entry.memo].filter((text) => text !== '').join(' '),
    batchId,
    // A person kept these books, so there is nothing to look through.
    now,
    now,
  ])
  return changes.insertRows('transactions', columns, rows)
}

async function insertPostings(
  changes: ChangeSet,
  entries: readonly PlannedEntry[],
  ids: readonly number[],
  { accountIds, commodityIds }: { accountIds: readonly number[]; commodityIds: ReadonlyMap<string, number> },
): Promise<void> {
  const columns = [
    'transaction_id',
    'position',
    'account_id',
    'commodity_id',
    'quantity',
    'value',
    'occurred_on',
    'clearing',
    'memo',
    'counted',
  ]
  const rows = entries.flatMap(({ entry, quantities, values }, at) =>
    entry.postings.map(({ account, commodity, memo, clearing }, position): Value[] => [
      ids[at],
      position,
      accountIds[account],
      commodityIds.get(commodity)!,
      quantities[position],
      values[position],
      entry.occurredOn,
      clearing,
      memo,
      1,
    ]),
  )
  await changes.insertRows('postings', columns, rows)
}

async function insertTags(changes: ChangeSet, entries: readonly PlannedEntry[], ids: readonly number[]): Promise<void> {
  const wanted = new Set(entries.flatMap(({ entry }) => entry.tags))
  if (wanted.size === 0) return
  const tagIds = await ensureTags(changes, wanted)
  const links = entries.flatMap(({ entry }, at) =>
    [...new Set(entry.tags.flatMap((tag) => tagIds.get(matchKey(tag)) ?? []))].map((tag): Value[] => [ids[at], tag]),
  )
  await changes.insertRows('transaction_tags', ['transaction_id', 'tag_id'], links)
}

/** Remembers which transaction of the books each of ours is, so that it is known when the books come again. */
async function recordSources(
  changes: ChangeSet,
  { file }: BookPlan,
  entries: readonly PlannedEntry[],
  ids: readonly number[],
  { accountIds, batchId }: { accountIds: readonly number[]; batchId: number },
): Promise<void> {
  const columns = ['batch_id', 'account_id', 'source', 'external_id', 'line', 'payload', 'transaction_id']
  const rows = entries.map(({ entry }, at): Value[] => [
    batchId,
    accountIds[entry.postings[0].account],
    file.importer.id,
    entry.identity,
    entry.line,
    JSON.stringify({ date: entry.occurredOn, payee: entry.payee, memo: entry.memo, postings: entry.postings }),
    ids[at],
  ])
  await changes.insertRows('source_records', columns, rows)
}
