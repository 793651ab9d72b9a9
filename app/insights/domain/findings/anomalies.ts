/** Under which keys an insight may have told of a payment. */
export function insightKeysOf(transactionId: number): string[] {
  return [`duplicate_charge:${transactionId}`, `unusual_transaction:${transactionId}`]
}
