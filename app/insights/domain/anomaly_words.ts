import { dayWords, moneyWords } from '#core/words'
import { addDays } from '#core/plain_date'
import type { Cause, Suspicion } from './find_anomalies.js'

const EPOCH = '1970-01-01'

export interface Names {
  payee: string
  category: string
  account: string
  currency: { code: string; scale: number }
}

/** Where the two of a duplicate came from; undefined where nothing is known of it. */
export type Origins = 'both from the bank' | 'one by hand'

/** What was seen and what is usual, a sentence for each cause. */
export function reasonWords({ payment, causes, usual }: Suspicion, names: Names, origins?: Origins): string[] {
  const { currency } = names
  const who = names.payee === '' ? 'Somebody' : names.payee
  const amount = moneyWords(Math.abs(payment.amount), currency)
  const range = usual && `${moneyWords(usual.low, currency)} to ${moneyWords(usual.high, currency)}`
  const words = (cause: Cause): string[] => {
    switch (cause.type) {
      case 'above_payee': {
        const happened = payment.amount < 0 ? `${who} took ${amount}` : `${amount} came from ${who}`
        return [`${happened}, ${timesWords(cause.times)} as much as usual; mostly it is ${range}.`]
      }
      case 'above_category':
        return [`${amount} is ${timesWords(cause.times)} as much as usual in ${names.category}; mostly it is ${range}.`]
      case 'first_time':
        return [
          `${who} is paid for the first time, and ${amount} is more than ${share(cause.largerThanShare)} of all payments.`,
        ]
      case 'long_away':
        return [`${who} was last seen ${cause.days} days before.`]
      case 'combination':
        return ['Size, day and payee together are unlike nearly all other payments.']
      case 'same_again':
        return [
          ...againWords(who, amount, names.account, dayOf(cause.other.day), dayOf(payment.day)),
          ...originWords(origins),
        ]
    }
  }
  return causes.flatMap(words)
}

function againWords(who: string, amount: string, account: string, first: string, second: string): string[] {
  const when = first === second ? `twice on ${second}` : `on ${first} and again on ${second}`
  return [`${who} took ${amount} ${when}, both from ${account}.`]
}

function originWords(origins: Origins | undefined): string[] {
  if (origins === 'both from the bank')
    return ['The bank lists both, so the money left twice. If that was not on purpose, ask for one of them back.']
  if (origins === 'one by hand')
    return ['Only one of them is on the bank’s list: the other may be the same payment, entered by hand.']
  return []
}

function timesWords(times: number): string {
  return `${times >= 10 ? Math.round(times) : Math.round(times * 10) / 10} times`
}

const share = (value: number) => `${Math.min(99, Math.floor(value * 100))}%`
const dayOf = (day: number) => dayWords(addDays(EPOCH, day))
