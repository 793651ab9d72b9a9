/*
 * What stands in the document, before anything is made of it. Every field is the text of an element; empty where it is missing.
 */

export interface Money {
  amount: string
  currency: string
}

export class BalanceDraft implements Money {
  type = ''
  amount = ''
  currency = ''
  direction = ''
}

/** One party of a payment. */
export class Party {
  name = ''
  /** Who pays or is paid in the end, where somebody acts for them. */
  ultimate = ''
  account = ''
  agent = ''
}

/** One payment of an entry (TxDtls). */
export class PaymentDraft {
  stated: Money = { amount: '', currency: '' }
  settled: Money = { amount: '', currency: '' }
  instructed: Money = { amount: '', currency: '' }
  direction = ''
  servicerReference = ''
  endToEnd = ''
  transactionId = ''
  cheque = ''
  readonly debtor = new Party()
  readonly creditor = new Party()
  remittance = ''
  /** References and remarks of structured remittances. */
  structured = ''
  info = ''
}

/** One entry of an account (Ntry). */
export class EntryDraft implements Money {
  amount = ''
  currency = ''
  direction = ''
  status = ''
  booked = ''
  valued = ''
  servicerReference = ''
  reference = ''
  info = ''
  readonly payments: PaymentDraft[] = []

  constructor(readonly at: number) {}
}

export class AccountDraft {
  id = ''
  name = ''
  currency = ''
  type = ''
  bank = ''
  bic = ''
}
