import { formatAmount } from '#core/money'
import type { PreviewRow } from '../domain/preview_row.js'
import type { BatchStatement } from './import_batches.js'
import type { BookPlan, PlannedEntry } from './plan_book.js'

interface Place {
  account: number
  commodity: string
  count: number
  from: string
  to: string
  sum: number
}

/** The accounts a book keeps money in, as parts of the file that a preview shows: where each of them ends. */
export function bookStatements(plan: BookPlan): BatchStatement[] {
  return placesOf(plan).map(({ account, commodity, count, from, to, sum }) => {
    const { path, number = null } = plan.parsed.book.accounts[account]
    const { code, scale } = plan.commodities.get(commodity)!
    const name = path.join(': ')
    return {
      key: `book ${account} ${commodity}`.trim(),
      account: { id: number, name, currency: code, number },
      matched_account_id: null,
      create: { name, subtype: 'other_asset', currency: code },
      transaction_count: count,
      from,
      to,
      opening_balance: null,
      closing_balance: formatAmount(sum, scale),
    }
  })
}

/** One row for each transaction, seen from the first account of one's own in it. */
export function* bookRows(plan: BookPlan, shown: (entry: PlannedEntry) => boolean): Iterable<PreviewRow> {
  const places = new Map(placesOf(plan).map(({ account, commodity }, at) => [`${account} ${commodity}`, at]))
  for (const planned of plan.entries) {
    if (!shown(planned)) continue
    const { entry, found } = planned
    const own =
      entry.postings.find(({ account, commodity }) => places.has(`${account} ${commodity}`)) ?? entry.postings[0]
    yield {
      row: entry.number,
      line: entry.line,
      account: places.get(`${own.account} ${own.commodity}`) ?? 0,
      occurred_on: entry.occurredOn,
      amount: own.quantity,
      currency: plan.commodities.get(own.commodity)?.code ?? own.commodity,
      payee: entry.payee,
      memo: entry.memo,
      found,
      decision: null,
      transaction_id: null,
      score: null,
      category_id: null,
      category_by: null,
    }
  }
}

function placesOf({ parsed, entries }: BookPlan): Place[] {
  const places = new Map<string, Place>()
  for (const { entry, quantities } of entries) {
    const counted = new Set<string>()
    for (const [position, { account, commodity }] of entry.postings.entries()) {
      const { kind } = parsed.book.accounts[account]
      if ((kind !== 'asset' && kind !== 'liability') || quantities.length === 0) continue
      const key = `${account} ${commodity}`
      const day = entry.occurredOn
      const place = places.get(key) ?? { account, commodity, count: 0, from: day, to: day, sum: 0 }
      places.set(key, place)
      place.sum += quantities[position]
      if (day < place.from) place.from = day
      if (day > place.to) place.to = day
      if (!counted.has(key)) place.count++
      counted.add(key)
    }
  }
  return [...places.values()]
}
