import { DecimalSum } from '@florin/plugin-sdk'
import type { BalanceDraft } from './drafts.js'
import { negate, readAmount } from './values.js'

interface Balance {
  amount: string
  currency: string
}

/** The balances of one statement, and what its bookings come to. */
export class StatementBalances {
  readonly #first = new Map<string, Balance>()
  readonly #last = new Map<string, Balance>()
  /** The currency of any balance, also one that is not booked. */
  anyCurrency = ''
  readonly sum = new DecimalSum()
  /** Bookings in another currency than the account's: the balances cannot be checked then. */
  hasForeign = false

  add({ type, amount, currency, direction }: BalanceDraft): void {
    const size = readAmount(amount)
    if (size === undefined) return
    const balance = { amount: /^D/i.test(direction) ? negate(size) : size, currency }
    const code = type.toUpperCase()
    if (!this.#first.has(code)) this.#first.set(code, balance)
    this.#last.set(code, balance)
    this.anyCurrency ||= currency
  }

  book(amount: string, isForeign: boolean): void {
    if (isForeign) this.hasForeign = true
    else this.sum.add(amount)
  }

  /** The closing balance of the statement before is the opening one; pages of one statement have interim balances. */
  get opening(): Balance | undefined {
    const [interim, closing] = [this.#first.get('ITBD'), this.#last.get('ITBD')]
    const isPage = interim !== closing || this.#last.has('CLBD')
    return this.#first.get('OPBD') ?? this.#first.get('PRCD') ?? (isPage ? interim : undefined)
  }

  get closing(): Balance | undefined {
    return this.#last.get('CLBD') ?? this.#last.get('ITBD')
  }

  get bookedCurrency(): string {
    return this.opening?.currency || this.closing?.currency || ''
  }
}

export interface ReadBalances {
  opening: string | null
  closing: string | null
  /** Code and words. */
  problems: [code: string, message: string][]
}

/** Opening and closing balance in the account's currency, and whether the bookings lead from the one to the other. */
export function readBalances(balances: StatementBalances, currency: string | null): ReadBalances {
  const problems: ReadBalances['problems'] = []
  const own = (which: string, balance: Balance | undefined): string | null => {
    if (!balance || balance.currency === '' || currency === null || balance.currency === currency)
      return balance?.amount ?? null
    const words = `the ${which} balance is in ${balance.currency}, not in ${currency}, and is not used.`
    problems.push(['foreign_balance', words])
    return null
  }
  const opening = own('opening', balances.opening)
  const closing = own('closing', balances.closing)
  if (opening !== null && closing !== null && !balances.hasForeign) {
    const expected = new DecimalSum(opening).add(balances.sum.toString())
    if (!expected.equals(closing)) {
      const difference = new DecimalSum(closing).subtract(expected.toString())
      const sum = `the opening balance ${opening} and the bookings (${balances.sum}) come to ${expected}`
      const words = `${sum}, but the closing balance is ${closing}, which differs by ${difference}.`
      problems.push(['balance_mismatch', words])
    }
  }
  return { opening, closing, problems }
}
