import { currencyScale } from '#commodities/domain/currencies'
import { parseAmount } from '#core/money'
import type { Queries } from '#database/database'
import type { AnomalyFact } from '../domain/facts.js'
import { listAnomalies } from './list_anomalies.js'

const LOOKED_AT_MAX = 100

/** What nobody has judged, as insights tell of it. */
export async function readOpenAnomalies(queries: Queries): Promise<AnomalyFact[]> {
  const anomalies = await listAnomalies(queries, { verdict: 'none', limit: LOOKED_AT_MAX })
  return anomalies.map(({ transaction, kind, score, reasons, duplicate_of: other }) => {
    const { id, occurred_on: on, payee, category, account, amount } = transaction
    const currency = { code: amount.currency, scale: currencyScale(amount.currency) }
    return {
      ...{ transactionId: id, kind, score, on, reasons, payee, category, account, currency },
      amount: parseAmount(amount.amount, currency.scale),
      otherOn: other?.occurred_on ?? null,
    }
  })
}
