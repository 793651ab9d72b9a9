import type { TestHousehold } from '#tests/support/household'
import type { Ids } from './samples.js'

const NOW = '2026-03-31T12:00:00.000Z'

/** Something that Florin noticed, and a payment that it finds odd, both with the word in them. */
export async function makeInsights({ database, id }: TestHousehold, word: string, ids: Ids): Promise<Ids> {
  return database.write(id, async (writes) => {
    const transaction = await writes.first<{ commodity_id: number }>(
      'SELECT commodity_id FROM postings WHERE transaction_id = ? AND position = 0',
      [ids.transaction!],
    )
    const insight = await writes.insert('insights', {
      ...{ dedupe_key: word, kind: 'idle_cash', severity: 'info', state: 'open', title: word, body: word },
      ...{ category_id: ids.category!, payee_id: ids.payee!, account_id: ids.account! },
      found_at: NOW,
    })
    const anomaly = await writes.insert('anomalies', {
      ...{ transaction_id: ids.transaction!, kind: 'large', score_permille: 700, reasons: JSON.stringify([word]) },
      ...{ found_payee_id: ids.payee!, found_commodity_id: transaction!.commodity_id, found_quantity: -700 },
      found_at: NOW,
    })
    return { insight, anomaly }
  })
}
