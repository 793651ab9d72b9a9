import { dayWords, moneyWords, percentWords } from '#core/words'
import { addDays } from '#core/plain_date'
import type { Facts } from '../facts.js'
import type { Finding } from '../insight.js'
import { quantile, sortedNumbers } from '../quantiles.js'
import { quarterOf } from './periods.js'

const NEW_DAYS = 120
const RISE_DAYS = 45
const BILLS_NEEDED = 3

/** What recurs since lately, what became dearer, and what all of it comes to. */
export function billFindings(facts: Facts): Finding[] {
  const spent = facts.bills.filter(({ direction }) => direction === 'out')
  return [...newOnes(facts, spent), ...dearerOnes(facts, spent), ...together(facts, spent)]
}

function newOnes({ today, currency, months }: Facts, bills: Facts['bills']): Finding[] {
  // In books that are as young themselves nothing is new.
  if (months.length * 30 < NEW_DAYS) return []
  return bills
    .filter(({ beganOn }) => beganOn >= addDays(today, -NEW_DAYS))
    .map(({ id, name, monthly, beganOn, times }) => {
      const [month, year] = [moneyWords(monthly, currency), moneyWords(monthly * 12, currency)]
      return {
        key: `new_recurring:${id}`,
        kind: 'new_recurring',
        severity: 'notice',
        title: `${name} comes again and again`,
        body: `It was paid ${times} times since ${dayWords(beganOn)} and comes to ${month} a month, ${year} a year.`,
        amount: monthly,
        action: { label: 'See the bill', href: `/bills/${id}` },
        expiresOn: addDays(beganOn, NEW_DAYS + 30),
      }
    })
}

function dearerOnes({ today, currency }: Facts, bills: Facts['bills']): Finding[] {
  return bills.flatMap(({ id, name, rise }): Finding[] => {
    if (!rise || rise.on < addDays(today, -RISE_DAYS)) return []
    const [from, to] = [moneyWords(rise.from, currency), moneyWords(rise.to, currency)]
    return [
      {
        key: `price_rise:${id}:${rise.on}`,
        kind: 'price_rise',
        severity: 'notice',
        title: `${name} went up`,
        body: `It is ${to} since ${dayWords(rise.on)}; it was ${from}.`,
        amount: Math.max(0, rise.to - rise.from),
        period: { from: rise.on, to: rise.on },
        action: { label: 'See the bill', href: `/bills/${id}` },
        expiresOn: addDays(rise.on, RISE_DAYS + 15),
      },
    ]
  })
}

function together({ today, currency, spending }: Facts, bills: Facts['bills']): Finding[] {
  const usual = quantile(sortedNumbers(spending), 0.5)
  if (bills.length < BILLS_NEEDED || usual <= 0) return []
  const monthly = bills.reduce((sum, bill) => sum + bill.monthly, 0)
  const [largest] = bills.toSorted((a, b) => b.monthly - a.monthly)
  const { quarter, until } = quarterOf(today)
  const share = percentWords(monthly / usual)
  return [
    {
      key: `subscription_total:${quarter}`,
      kind: 'subscription_total',
      severity: 'info',
      title: `${bills.length} regular payments take ${moneyWords(monthly, currency)} a month`,
      body: `That is ${share} of a usual month. The largest is ${largest!.name} with ${moneyWords(largest!.monthly, currency)}.`,
      amount: monthly,
      action: { label: 'See all bills', href: '/bills' },
      expiresOn: until,
    },
  ]
}
