import { KeptUntilChange } from '#changes/kept_until_change'
import { readRates } from '#commodities/services/read_rates'
import type { Queries } from '#database/database'
import type { NamedAccount, TransferSide } from '../domain/transfer_evidence.js'
import { matchTransfers, type TransferPair } from '../domain/transfer_matching.js'
import type { TransferSuggestionsJson } from '../validators/transfer.js'
import { readSidesBetween } from './read_transfer_sides.js'
import { readTransactions } from './read_transactions.js'

/** More than these at once help nobody; the next ones follow when these are settled. */
const SHOWN_MAX = 100
const PERIODS_KEPT_MAX = 20

export interface Period {
  from: string
  to: string
}

/** Pairs that look like transfers, the surest first. They are worked out anew after each change only. */
export class SuggestTransfers {
  readonly #kept = new KeptUntilChange(() => new Map<string, TransferPair[]>())

  async handle(queries: Queries, { from, to }: Period): Promise<TransferSuggestionsJson> {
    const kept = await this.#kept.of(queries)
    const period = `${from} ${to}`
    let pairs = kept.get(period)
    if (!pairs) {
      if (kept.size >= PERIODS_KEPT_MAX) kept.clear()
      kept.set(period, (pairs = await findTransfers(queries, { from, to })))
    }
    return present(queries, pairs)
  }
}

export async function findTransfers(queries: Queries, { from, to }: Period): Promise<TransferPair[]> {
  const accounts = await ownAccounts(queries)
  return accounts.length < 2 ? [] : pairUp(queries, accounts, await readSidesBetween(queries, from, to))
}

export function ownAccounts(queries: Queries): Promise<NamedAccount[]> {
  return queries.all<NamedAccount>(
    "SELECT id, name, subtype, number FROM accounts WHERE kind IN ('asset', 'liability')",
  )
}

export async function pairUp(
  queries: Queries,
  accounts: readonly NamedAccount[],
  sides: readonly TransferSide[],
): Promise<TransferPair[]> {
  const rejected = await queries.all<{ from_id: number; to_id: number }>(
    'SELECT from_id, to_id FROM rejected_transfers',
  )
  const refused = new Set(rejected.map(({ from_id: left, to_id: arrived }) => `${left} ${arrived}`))
  const rates = await readRates(queries)
  return matchTransfers(sides, {
    accounts,
    convert: (...asked) => rates.convert(...asked),
    isRejected: (left, arrived) => refused.has(`${left} ${arrived}`),
  })
}

async function present(queries: Queries, pairs: readonly TransferPair[]): Promise<TransferSuggestionsJson> {
  const shown = pairs.slice(0, SHOWN_MAX)
  const ids = shown.flatMap(({ from, to }) => [from, to])
  const transactions = await readTransactions(
    queries,
    ids.map((id) => ({ id, occurred_on: '' })),
  )
  const byId = new Map(transactions.map((transaction) => [transaction.id, transaction]))
  const data = shown.flatMap(({ from, to, score, reasons, isClear }) => {
    const [left, arrived] = [byId.get(from), byId.get(to)]
    // One of them may have been deleted since the pair was found.
    return left && arrived ? [{ from: left, to: arrived, score, reasons, is_clear: isClear }] : []
  })
  return { data, total: { count: pairs.length } }
}
