/** Follows a running balance down a file, to find out which way time runs and whether the rows add up. */
export class BalanceCheck {
  #previous: { amount: bigint; balance: bigint } | undefined
  #first: { amount: bigint; balance: bigint } | undefined
  #checked = 0
  #fits = { oldestFirst: 0, newestFirst: 0, owedOldestFirst: 0, owedNewestFirst: 0 }
  #count = 0
  #decimals = 0

  add(amount: string, balance: string | undefined): void {
    if (balance === undefined) return
    const row = { amount: units(amount), balance: units(balance) }
    this.#count++
    this.#decimals = Math.max(this.#decimals, decimalsOf(amount), decimalsOf(balance))
    this.#first ??= row
    if (this.#previous) {
      this.#checked++
      if (this.#previous.balance + row.amount === row.balance) this.#fits.oldestFirst++
      if (row.balance + this.#previous.amount === this.#previous.balance) this.#fits.newestFirst++
      if (this.#previous.balance - row.amount === row.balance) this.#fits.owedOldestFirst++
      if (row.balance - this.#previous.amount === this.#previous.balance) this.#fits.owedNewestFirst++
    }
    this.#previous = row
  }

  /** Opening and closing balance where every row follows from the one before; how many do not, otherwise. */
  result(rows: number): { opening: string | null; closing: string | null; misfits: number; checked: number } {
    const [best, forward, isOwed] = this.#reading()
    const misfits = this.#checked - best
    if (!this.#first || !this.#previous || this.#count !== rows || misfits > 0) {
      return { opening: null, closing: null, misfits: this.#count === rows ? misfits : 0, checked: this.#checked }
    }
    const [oldest, newest] = forward ? [this.#first, this.#previous] : [this.#previous, this.#first]
    const sign = isOwed ? -1n : 1n
    const opening = text(sign * oldest.balance - oldest.amount, this.#decimals)
    return { opening, closing: text(sign * newest.balance, this.#decimals), misfits: 0, checked: this.#checked }
  }

  /** How many rows fit at best, whether time then runs down the file, and whether the balance is what one owes, as on cards. */
  #reading(): [fits: number, forward: boolean, isOwed: boolean] {
    const { oldestFirst, newestFirst, owedOldestFirst, owedNewestFirst } = this.#fits
    const [own, owed] = [Math.max(oldestFirst, newestFirst), Math.max(owedOldestFirst, owedNewestFirst)]
    return owed > own ? [owed, owedOldestFirst >= owedNewestFirst, true] : [own, oldestFirst >= newestFirst, false]
  }
}

const SCALE = 8

/** Exact, in units of 10^-8. */
function units(decimal: string): bigint {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.')
  const size = BigInt(whole + fraction.slice(0, SCALE).padEnd(SCALE, '0'))
  return decimal.startsWith('-') ? -size : size
}

const decimalsOf = (decimal: string) => (decimal.includes('.') ? decimal.length - decimal.indexOf('.') - 1 : 0)

/** With as many decimals as the file has at most. */
function text(size: bigint, decimals: number): string {
  const digits = String(size < 0n ? -size : size).padStart(SCALE + 1, '0')
  const fraction = digits.slice(-SCALE).slice(0, decimals)
  return `${size < 0n ? '-' : ''}${digits.slice(0, -SCALE)}${fraction && `.${fraction}`}`
}
