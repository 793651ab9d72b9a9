import { exactDecimal, multiplier, type Ratio } from '#core/money'

export interface Rate {
  base: string
  quote: string
  on: string
  /** How many units of `quote` one unit of `base` is worth, as decimal text. */
  rate: string
}

/** From minor units of one currency to those of another. */
export type Converter = (minor: number) => number

interface DatedRatio extends Ratio {
  on: string
}

/**
 * Converts with the rate of the day: the latest one known on or before it, or, where there is none yet, the earliest one. Looks
 * for the pair, then for the pair turned around, then for a way through one common currency.
 */
export class RateTable {
  /** Ratios by the day, from one currency to another. */
  readonly #pairs = new Map<string, Map<string, DatedRatio[]>>()
  /** By the currencies, then by day; null where no rate leads there. Looked up without making a key: that costs more than to convert. */
  readonly #converters = new Map<string, Map<string, Map<string, Converter | null>>>()

  constructor(
    rates: readonly Rate[],
    private readonly scaleOf: (code: string) => number,
  ) {
    for (const { base, quote, on, rate } of rates) {
      const { digits, decimals } = exactDecimal(rate)
      const unit = 10n ** BigInt(decimals)
      this.#ratios(base, quote).push({ on, numerator: digits, denominator: unit })
      this.#ratios(quote, base).push({ on, numerator: unit, denominator: digits })
    }
    for (const quotes of this.#pairs.values())
      for (const list of quotes.values()) list.sort((a, b) => (a.on < b.on ? -1 : 1))
  }

  #ratios(from: string, to: string): DatedRatio[] {
    const quotes = this.#pairs.get(from) ?? new Map<string, DatedRatio[]>()
    this.#pairs.set(from, quotes)
    const list = quotes.get(to) ?? []
    quotes.set(to, list)
    return list
  }

  /** Minor units of `to`; undefined when no rate leads there. */
  convert(minor: number, from: string, to: string, on: string): number | undefined {
    if (from === to) return minor
    if (minor === 0) return 0
    const byDay = this.#convertersBetween(from, to)
    let converter = byDay.get(on)
    if (converter === undefined) byDay.set(on, (converter = this.converter(from, to, on) ?? null))
    return converter?.(minor)
  }

  #convertersBetween(from: string, to: string): Map<string, Converter | null> {
    let byTarget = this.#converters.get(from)
    if (!byTarget) this.#converters.set(from, (byTarget = new Map()))
    let byDay = byTarget.get(to)
    if (!byDay) byTarget.set(to, (byDay = new Map()))
    return byDay
  }

  /** Converts any number of amounts of a day; undefined when no rate leads there. */
  converter(from: string, to: string, on: string): Converter | undefined {
    if (from === to) return (minor) => minor
    const ratio = this.#direct(from, to, on) ?? this.#throughAnother(from, to, on)
    if (!ratio) return undefined
    const [fromUnit, toUnit] = [10n ** BigInt(this.scaleOf(from)), 10n ** BigInt(this.scaleOf(to))]
    return multiplier({ numerator: ratio.numerator * toUnit, denominator: ratio.denominator * fromUnit })
  }

  #direct(from: string, to: string, on: string): Ratio | undefined {
    const list = this.#pairs.get(from)?.get(to)
    return list?.findLast((entry) => entry.on <= on) ?? list?.[0]
  }

  #throughAnother(from: string, to: string, on: string): Ratio | undefined {
    for (const middle of this.#pairs.get(from)?.keys() ?? []) {
      const [first, second] = [this.#direct(from, middle, on)!, this.#direct(middle, to, on)]
      if (!second) continue
      return { numerator: first.numerator * second.numerator, denominator: first.denominator * second.denominator }
    }
    return undefined
  }
}
