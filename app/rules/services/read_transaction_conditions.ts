import type { Queries } from '#database/database'
import type { Facts } from '../domain/facts.js'
import type { TransactionFacts } from '../domain/row.js'
import { FactsReader } from './read_facts.js'

/** What conditions may ask of the named transactions, by their ids; what is not there is left out. */
export async function transactionFacts(queries: Queries, ids: readonly number[]): Promise<Map<number, Facts>> {
  const reader = await FactsReader.open(queries)
  const found = await reader.of(ids)
  return new Map(found.map(({ id, facts }) => [id, conditionFacts(facts)]))
}

/** The same facts under the names of the fields, as people wrote them. */
export function conditionFacts(facts: TransactionFacts): Facts {
  return {
    id: facts.id ?? null,
    payee: facts.payee,
    description: facts.description === '' ? facts.memo : facts.description,
    memo: facts.memo,
    note: facts.note,
    amount: { minor: facts.amountMinor, scale: facts.scale, currency: facts.currency },
    account: facts.accountId,
    date: facts.date,
    category: facts.categoryId,
    tag: facts.tags,
    kind: facts.shape,
    status: facts.status,
    reviewed: facts.reviewed,
    needs_review: facts.needsReview,
    excluded: facts.excluded,
    imported: facts.imported,
  }
}
