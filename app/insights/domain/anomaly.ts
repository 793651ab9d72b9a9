export const anomalyKinds = ['large', 'unusual', 'duplicate', 'new_payee'] as const
export type AnomalyKind = (typeof anomalyKinds)[number]

export const verdicts = ['expected', 'wrong'] as const
export type Verdict = (typeof verdicts)[number]
