import type { EntryDraft, PaymentDraft } from './drafts.js'

/** What banks write where they have no reference. */
const EMPTY = /^(?:[0\W]*|not ?provided|not ?available|non ?ref|no ?ref|none|null|n\/?a|unknown)$/i
/** Shorter ones count the entries of one message and begin anew with the next. */
const LEAST_REFERENCE = 8
const LONGEST = 380

/** What the bank calls an entry as a whole; else what it or the payer calls its only payment. */
export function entryReference(entry: EntryDraft, date: string): string {
  const ofEntry = meaningful(entry.servicerReference) || long(meaningful(entry.reference))
  const [payment] = entry.payments
  return (ofEntry || (payment ? paymentReference(payment, date) : '')).slice(0, LONGEST)
}

/** What one payment of a batch is called; else its place in the batch. */
export function partReference(entry: EntryDraft, payment: PaymentDraft, place: number, date: string): string {
  const ofEntry = meaningful(entry.servicerReference)
  const ofPayment = paymentReference(payment, date)
  const isItsOwn = ofPayment !== '' && ofPayment !== ofEntry
  return (isItsOwn ? ofPayment : ofEntry && `${ofEntry}/${place + 1}`).slice(0, LONGEST)
}

function paymentReference({ servicerReference, transactionId, endToEnd }: PaymentDraft, date: string): string {
  // Payers choose the last two, and may choose the same every month: the day belongs to them.
  const ofPayer = meaningful(transactionId) || meaningful(endToEnd)
  return meaningful(servicerReference) || (ofPayer && `${ofPayer} ${date}`)
}

function meaningful(reference: string): string {
  return EMPTY.test(reference) ? '' : reference
}

const long = (reference: string) => (reference.length >= LEAST_REFERENCE ? reference : '')
