import type { Queries } from '#database/database'
import { cleanPayee } from '../domain/clean_payee.js'
import { matchKey } from '../domain/match_key.js'
import type { PayeeNameJson } from '../validators/payee.js'

const EXAMPLES_MAX = 3

export interface BankName extends PayeeNameJson {
  transactionIds: number[]
}

/** The names by which banks call a payee, cleaned, with what they write to the letter; the most frequent first. */
export async function readBankNames(queries: Queries, payeeId: number): Promise<BankName[]> {
  const rows = await queries.all<{ transaction_id: number; payload: string }>(
    `SELECT s.transaction_id, s.payload FROM source_records s JOIN transactions t ON t.id = s.transaction_id
     WHERE t.payee_id = ? ORDER BY t.occurred_on DESC, s.id`,
    [payeeId],
  )
  const names = new Map<string, BankName>()
  const seen = new Set<number>()
  for (const { transaction_id: id, payload } of rows) {
    const { payee: text } = JSON.parse(payload) as { payee?: string }
    // Of a transfer with two rows, the one where the money left speaks.
    if (!text || seen.has(id)) continue
    seen.add(id)
    const name = cleanPayee(text)
    const key = matchKey(name)
    const known = names.get(key)
    if (!known) names.set(key, { key, name, examples: [text], transaction_count: 1, transactionIds: [id] })
    else {
      if (known.examples.length < EXAMPLES_MAX && !known.examples.includes(text)) known.examples.push(text)
      known.transactionIds.push(id)
      known.transaction_count++
    }
  }
  return [...names.values()].sort((a, b) => b.transaction_count - a.transaction_count)
}

export async function listPayeeNames(queries: Queries, payeeId: number): Promise<PayeeNameJson[]> {
  const names = await readBankNames(queries, payeeId)
  return names.map(({ key, name, examples, transaction_count }) => ({ key, name, examples, transaction_count }))
}
