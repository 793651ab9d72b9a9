import { moneyWords } from '#core/words'
import { addDays } from '#core/plain_date'
import type { AnomalyFact, Facts } from '../facts.js'
import type { Finding } from '../insight.js'

const DAYS_WORTH_TELLING = 45
const DAYS_AROUND = 3

/** Payments that are unlike the others and that nobody has judged, the oddest first. */
export function anomalyFindings({ anomalies }: Facts): Finding[] {
  return anomalies
    .toSorted((a, b) => b.score - a.score)
    .map((one) => (one.kind === 'duplicate' ? charged(one) : odd(one)))
}

/** Under which keys an insight may have told of a payment. */
export function insightKeysOf(transactionId: number): string[] {
  return [`duplicate_charge:${transactionId}`, `unusual_transaction:${transactionId}`]
}

function charged(anomaly: AnomalyFact): Finding {
  const { on, payee } = anomaly
  const evidence = payee && { payee: payee.id, from: addDays(on, -DAYS_AROUND), to: on }
  return {
    ...about(anomaly),
    key: insightKeysOf(anomaly.transactionId)[0]!,
    kind: 'duplicate_charge',
    severity: 'warning',
    title: `${payee?.name ?? 'Somebody'} charged ${amountOf(anomaly)} twice`,
    evidence: evidence ?? { open: anomaly.transactionId },
    action: { label: 'Look at both', href: '/insights?tab=unusual' },
  }
}

function odd(anomaly: AnomalyFact): Finding {
  const { payee, category, kind } = anomaly
  const who = payee?.name ?? category?.name ?? 'Somebody'
  const titles = {
    large: `${amountOf(anomaly)} ${anomaly.amount < 0 ? 'for' : 'from'} ${who} is far from usual`,
    new_payee: `${amountOf(anomaly)} for somebody new: ${who}`,
    unusual: `${amountOf(anomaly)} for ${who} is unlike other payments`,
    duplicate: '',
  }
  return {
    ...about(anomaly),
    key: insightKeysOf(anomaly.transactionId)[1]!,
    kind: 'unusual_transaction',
    severity: 'notice',
    title: titles[kind],
    evidence: { open: anomaly.transactionId },
    action: { label: 'Was it to be expected?', href: '/insights?tab=unusual' },
  }
}

function about({ on, otherOn, reasons, amount, currency, payee, category, account }: AnomalyFact) {
  return {
    body: reasons.slice(0, 2).join(' '),
    amount: Math.abs(amount),
    currency: currency.code,
    period: { from: otherOn ?? on, to: on },
    categoryId: category?.id,
    payeeId: payee?.id,
    accountId: account.id,
    expiresOn: addDays(on, DAYS_WORTH_TELLING),
  }
}

const amountOf = ({ amount, currency }: AnomalyFact) => moneyWords(Math.abs(amount), currency)
