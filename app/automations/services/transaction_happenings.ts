import type { TransactionEvent, TransactionSnapshot } from '#changes/services/read_events'
import { formatAmount } from '#core/money'
import type { Queries } from '#database/database'
import type { Facts } from '#rules/domain/triggers'
import { transactionFacts } from '#rules/services/read_transaction_conditions'
import { type Names, readNames } from '#rules/services/snapshot_names'

/** A transaction event with what conditions ask of it and what steps refer to. */
export interface ToldEvent {
  event: TransactionEvent
  facts: Facts
  before: Facts | undefined
  /** What `{{ trigger… }}` looks into. */
  told: Record<string, unknown>
}

/** Facts of a page of events. What is gone is told of as it was. */
export async function tellEvents(queries: Queries, events: readonly TransactionEvent[]): Promise<ToldEvent[]> {
  if (events.length === 0) return []
  const names = await readNames(
    queries,
    events.flatMap(({ before, after }) => [before, after].filter((each) => each !== null)),
  )
  const now = await transactionFacts(
    queries,
    events.filter(({ after }) => after).map(({ transactionId }) => transactionId),
  )
  return events.flatMap((event) => {
    const before = event.before ? snapshotFacts(event.before, names) : undefined
    const facts = event.after ? (now.get(event.transactionId) ?? snapshotFacts(event.after, names)) : before
    if (!facts) return []
    return [{ event, facts, before, told: toldOf(event, facts, before, names) }]
  })
}

/** What a transaction tells as if it were new: for trying an automation out on one of the past. */
export async function tellTransaction(
  queries: Queries,
  id: number,
): Promise<Pick<ToldEvent, 'facts' | 'told'> | undefined> {
  const facts = (await transactionFacts(queries, [id])).get(id)
  if (!facts) return undefined
  const names = await readNames(queries, [])
  return { facts, told: { kind: 'transaction.created', transaction: transactionOf(facts, names) } }
}

function toldOf(event: TransactionEvent, facts: Facts, before: Facts | undefined, names: Names) {
  return {
    kind: event.kind,
    at: event.at,
    cause: event.cause,
    by: event.actor.label,
    change_set_id: event.changeSetId,
    transaction: transactionOf(facts, names),
    ...(before && event.after ? { before: transactionOf(before, names) } : {}),
  }
}

function transactionOf(facts: Facts, { accounts }: Names) {
  const { minor, scale, currency } = facts.amount as { minor: number; scale: number; currency: string }
  const [account, category] = [facts.account as number, facts.category as number | null]
  const date = facts.date as string
  return {
    id: facts.id,
    payee: facts.payee,
    description: facts.description,
    memo: facts.memo,
    note: facts.note,
    amount: formatAmount(minor, scale),
    currency,
    direction: minor > 0 ? 'in' : 'out',
    account_id: account,
    account: accounts.get(account)?.name ?? null,
    category_id: category,
    category: category === null ? null : (accounts.get(category)?.name ?? null),
    date,
    month: date.slice(0, 7),
    tags: facts.tag,
    status: facts.status,
    kind: facts.kind,
  }
}

function snapshotFacts({ id, row, postings, tags }: TransactionSnapshot, names: Names): Facts {
  const [own, ...others] = postings ?? []
  const commodity = names.commodities.get(Number(own?.commodity_id ?? row.currency_id))
  const other = others.length === 1 ? names.accounts.get(Number(others[0].account_id)) : undefined
  const isCategorised = other?.kind === 'income' || other?.kind === 'expense'
  const [memo, description] = [String(row.memo ?? ''), String(row.raw_description ?? '')]
  return {
    id,
    payee: names.payees.get(Number(row.payee_id ?? 0)) ?? '',
    description: description === '' ? memo : description,
    memo,
    note: String(row.note ?? ''),
    amount: { minor: Number(own?.quantity ?? 0), scale: commodity?.scale ?? 2, currency: commodity?.code ?? '' },
    account: own ? Number(own.account_id) : null,
    date: String(row.occurred_on),
    category: isCategorised && other.role === null ? Number(others[0].account_id) : null,
    kind: others.length > 1 ? 'split' : isCategorised ? 'single' : 'transfer',
    tag: (tags ?? []).map((tag) => names.tags.get(Number(tag.tag_id)) ?? ''),
    status: String(row.status),
    reviewed: row.reviewed_at !== null && row.reviewed_at !== undefined,
    needs_review: row.flagged_at !== null && row.flagged_at !== undefined,
    excluded: row.excluded === 1,
    imported: row.import_batch_id !== null && row.import_batch_id !== undefined,
  }
}
