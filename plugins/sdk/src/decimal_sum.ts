const PLACES = 18

/**
 * Adds decimal strings exactly, as binary fractions cannot: `0.1 + 0.2` is `0.3`.
 *
 * @example
 * const sum = new DecimalSum('18.15')
 * sum.add('8.85')
 * sum.toString() === '27.00'
 */
export class DecimalSum {
  #units: bigint
  /** As many as the most precise number that was added. */
  #decimals: number

  constructor(start = '0') {
    this.#units = unitsOf(start)
    this.#decimals = decimalsOf(start)
  }

  /** Adds a plain decimal string such as `-42.10`. */
  add(decimal: string): this {
    this.#units += unitsOf(decimal)
    this.#decimals = Math.max(this.#decimals, decimalsOf(decimal))
    return this
  }

  subtract(decimal: string): this {
    this.#units -= unitsOf(decimal)
    this.#decimals = Math.max(this.#decimals, decimalsOf(decimal))
    return this
  }

  /** Whether it has the value of a number, however many decimals that is written with. */
  equals(decimal: string): boolean {
    return this.#units === unitsOf(decimal)
  }

  toString(): string {
    const digits = String(this.#units < 0n ? -this.#units : this.#units).padStart(PLACES + 1, '0')
    const fraction = digits.slice(-PLACES).slice(0, this.#decimals)
    return `${this.#units < 0n ? '-' : ''}${digits.slice(0, -PLACES)}${fraction && `.${fraction}`}`
  }
}

const SCALES = Array.from({ length: PLACES + 1 }, (_, places) => 10n ** BigInt(places))

function unitsOf(decimal: string): bigint {
  const point = decimal.indexOf('.')
  if (point < 0) return BigInt(decimal) * SCALES[PLACES]!
  const digits = decimal.slice(0, point) + decimal.slice(point + 1, point + 1 + PLACES)
  return BigInt(digits) * SCALES[PLACES - Math.min(PLACES, decimal.length - point - 1)]!
}

function decimalsOf(decimal: string): number {
  const point = decimal.indexOf('.')
  return point < 0 ? 0 : Math.min(PLACES, decimal.length - point - 1)
}
