import type { Split, Trade } from '#sdk'

/** One row of a bank file, as the importer read it. Text that the file does not have is the empty string. */
export interface BankRow {
  /** 1-based position among the rows of the file; decisions and previews name rows by it. */
  number: number
  /** Index into the file's statements. */
  statement: number
  /** 1-based line of the file. */
  line: number
  /** `YYYY-MM-DD`; of a trade without a day of booking, the day of the trade. */
  occurredOn: string
  /** Decimal text from the account holder's view: money in is positive. */
  amount: string
  /** ISO 4217, only where the row names one itself. */
  currency: string
  payee: string
  memo: string
  /** What a memo with codes says in words; absent where the memo is plain. */
  purpose?: string
  /** What the bank calls the payment, if it does. */
  externalId: string
  isPending: boolean
  counterparty: string
  checkNumber: string
  category: string
  /** Another account by its name, where the file says that the row is a transfer. */
  transferAccount?: string
  /** How the amount is divided; absent where the file does not say so. */
  splits?: Split[]
  /** What it does to securities, and what to cash: the amount of such a row is zero. */
  trade?: Trade
}
