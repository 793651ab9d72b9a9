import type { ConnectedAccount, Florin } from '@florin/plugin-sdk'
import { dayOf } from './day_of.js'
import type { Account } from './protocol.js'

/** Ids are unique within a bank only. */
export function keyOf({ org, id }: Account): string {
  return `${org.domain ?? org.id ?? org.name ?? ''}|${id}`
}

/** The account as Florin has accounts, or the reason why it cannot. */
export function accountOf(account: Account, { time_zone }: Florin): ConnectedAccount | string {
  const currency = account.currency.toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency))
    return `"${account.name}" is left out: it does not count in a currency, but in ${account.currency.slice(0, 200)}.`
  return {
    id: keyOf(account),
    name: account.name.slice(0, 400),
    currency,
    kind: null,
    institution: (account.org.name ?? account.org.domain ?? '').slice(0, 200) || null,
    number: null,
    balance: account.balance,
    balance_on: dayOf(account['balance-date'], time_zone),
  }
}
