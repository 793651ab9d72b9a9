import { convert, exactDecimal } from '#core/money'

export interface Rate {
  base: string
  quote: string
  on: string
  /** How many units of `quote` one unit of `base` is worth, as decimal text. */
  rate: string
}

/** Digits kept when a rate is turned around; amounts are rounded to their scale afterwards. */
const INVERSE_DECIMALS = 15

/**
 * Converts with the rate of the day: the latest one known on or before it, or, where there is none yet, the earliest one. Looks
 * for the pair, then for the pair turned around, then for a way through one common currency.
 */
export class RateTable {
  readonly #pairs = new Map<string, { on: string; rate: string }[]>()

  constructor(
    rates: readonly Rate[],
    private readonly scaleOf: (code: string) => number,
  ) {
    for (const { base, quote, on, rate } of rates) {
      this.#add(base, quote, on, rate)
      this.#add(quote, base, on, invertRate(rate))
    }
    for (const list of this.#pairs.values()) list.sort((a, b) => (a.on < b.on ? -1 : 1))
  }

  #add(base: string, quote: string, on: string, rate: string) {
    const key = `${base} ${quote}`
    this.#pairs.set(key, [...(this.#pairs.get(key) ?? []), { on, rate }])
  }

  /** Minor units of `to`; undefined when no rate leads there. */
  convert(minor: number, from: string, to: string, on: string): number | undefined {
    if (from === to) return minor
    if (minor === 0) return 0
    const direct = this.#rate(from, to, on)
    if (direct) return convert(minor, direct, this.scaleOf(from), this.scaleOf(to))
    for (const key of this.#pairs.keys()) {
      const [base, middle] = key.split(' ')
      const second = base === from ? this.#rate(middle, to, on) : undefined
      if (!second) continue
      const rate = multiplyRates(this.#rate(from, middle, on)!, second)
      return convert(minor, rate, this.scaleOf(from), this.scaleOf(to))
    }
    return undefined
  }

  #rate(from: string, to: string, on: string): string | undefined {
    const list = this.#pairs.get(`${from} ${to}`)
    return (list?.findLast((entry) => entry.on <= on) ?? list?.[0])?.rate
  }
}

export function invertRate(rate: string): string {
  const { digits, decimals } = exactDecimal(rate)
  const inverse = 10n ** BigInt(INVERSE_DECIMALS + decimals) / digits
  return decimalText(inverse, INVERSE_DECIMALS)
}

function multiplyRates(a: string, b: string): string {
  const [x, y] = [exactDecimal(a), exactDecimal(b)]
  return decimalText(x.digits * y.digits, x.decimals + y.decimals)
}

function decimalText(digits: bigint, decimals: number): string {
  const text = String(digits).padStart(decimals + 1, '0')
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
}
