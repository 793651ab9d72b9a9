import { DecimalSum } from '@florin/plugin-sdk'
import type { EntryDraft } from './drafts.js'
import { entryReference, partReference } from './references.js'
import { textsOf, type Texts } from './texts.js'
import { negate, readAmount, readDate } from './values.js'

export interface Booking {
  date: string
  valued: string
  isPending: boolean
  currency: string
  /** The payments of a batch whose amounts are told, else the entry as a whole. */
  parts: BookedPart[]
}

export interface BookedPart extends Texts {
  amount: string
  reference: string
  cheque: string
}

interface Problem {
  code: string
  problem: string
}

/** What an entry books, seen from the account holder; or why that cannot be told. */
export function bookEntry(entry: EntryDraft): Booking | Problem {
  const size = readAmount(entry.amount)
  if (size === undefined)
    return { code: 'invalid_amount', problem: `the amount (Amt) ${quote(entry.amount)} cannot be read` }
  const direction = entry.direction || entry.payments[0]?.direction || ''
  const isCredit = /^C/i.test(direction)
  if (!isCredit && !/^D/i.test(direction)) {
    const problem = `the direction (CdtDbtInd) ${quote(direction)} is neither CRDT nor DBIT`
    return { code: 'invalid_direction', problem }
  }
  const valued = readDate(entry.valued) ?? ''
  const date = readDate(entry.booked) ?? valued
  if (date === '') {
    const days = `booking date (BookgDt) ${quote(entry.booked)}, value date (ValDt) ${quote(entry.valued)}`
    const problem = `the entry has no date that can be read: ${days}`
    return { code: 'invalid_date', problem }
  }
  const amount = isCredit ? size : negate(size)
  const isPending = /^(?:PDNG|FUTR)/i.test(entry.status)
  return { date, valued, isPending, currency: entry.currency, parts: partsOf(entry, amount, isCredit, date) }
}

function partsOf(entry: EntryDraft, amount: string, isCredit: boolean, date: string): BookedPart[] {
  const { payments } = entry
  const amounts = payments.length > 1 ? batchAmounts(entry, amount, isCredit) : undefined
  if (!amounts) {
    const [payment] = payments
    const reference = entryReference(entry, date)
    return [{ amount, reference, cheque: payment?.cheque ?? '', ...textsOf(entry, payment, isCredit) }]
  }
  return payments.map((payment, place) => {
    const part = amounts[place]!
    const reference = partReference(entry, payment, place, date)
    return { amount: part, reference, cheque: payment.cheque, ...textsOf(entry, payment, !part.startsWith('-')) }
  })
}

/** The amounts of a batch's payments, where each is told in the entry's currency and they add up to it. */
function batchAmounts({ currency, payments }: EntryDraft, amount: string, isCredit: boolean): string[] | undefined {
  const sizes: string[] = []
  for (const { stated, settled, instructed } of payments) {
    const told = [stated, settled, instructed].find((money) => money.amount !== '' && money.currency === currency)
    const size = told && readAmount(told.amount)
    if (size === undefined) return undefined
    sizes.push(size)
  }
  const byEntry = sizes.map((size) => (isCredit ? size : negate(size)))
  const byPayment = sizes.map((size, index) => {
    const direction = payments[index]!.direction
    return /^[CD]/i.test(direction) ? (/^C/i.test(direction) ? size : negate(size)) : byEntry[index]!
  })
  // Some banks repeat the payer's view in each payment of a batch.
  return [byPayment, byEntry].find((amounts) => sumOf(amounts).equals(amount))
}

function sumOf(amounts: string[]): DecimalSum {
  const sum = new DecimalSum()
  for (const amount of amounts) sum.add(amount)
  return sum
}

const quote = (text: string) => (text ? `"${text.slice(0, 60)}"` : '(missing)')
