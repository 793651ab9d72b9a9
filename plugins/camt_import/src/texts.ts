import type { EntryDraft, PaymentDraft } from './drafts.js'
import { squeeze } from './values.js'

const LONGEST = 4000

export interface Texts {
  payee: string
  memo: string
  counterparty: string
}

/** Who was on the other side, and all that was said about the payment, nothing twice. */
export function textsOf(entry: EntryDraft, payment: PaymentDraft | undefined, isCredit: boolean): Texts {
  const info = squeeze(entry.info)
  if (!payment) return { payee: '', memo: info.slice(0, LONGEST), counterparty: '' }
  const { name, ultimate, account, agent } = isCredit ? payment.debtor : payment.creditor
  const memo = [payment.remittance, payment.structured, payment.info, info].reduce((said, piece) => {
    const text = squeeze(piece)
    return text === '' || said.includes(text) ? said : said === '' ? text : `${said} ${text}`
  }, '')
  return {
    payee: squeeze(name || ultimate || agent).slice(0, LONGEST),
    memo: memo.slice(0, LONGEST),
    counterparty: account.slice(0, 200),
  }
}
