import { InvalidAmountException } from './exceptions.js'

/**
 * Money is an integer count of minor units beside a commodity with a fixed scale (EUR 2, JPY 0, KWD 3, BTC 8). Outside the
 * server it is a decimal string. Floats never touch it.
 */
export interface MoneyJson {
  /** Decimal text with exactly the commodity's decimals, such as `-42.10`. */
  amount: string
  currency: string
}

export const MINOR_UNITS_MAX = Number.MAX_SAFE_INTEGER

/**
 * Reads decimal text into minor units. Trailing zeros beyond the scale are accepted, other digits are not.
 * @throws InvalidAmountException naming what is wrong: not a number, too many decimals, too large.
 */
export function parseAmount(text: string, scale: number): number {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim())
  if (!match || (match[2] === '' && !match[3])) throw new InvalidAmountException(text, 'is not a decimal number')
  const [, sign, whole, fraction = ''] = match
  if (/[1-9]/.test(fraction.slice(scale))) throw new InvalidAmountException(text, `has more than ${scale} decimals`)
  const minor = Number(whole + fraction.slice(0, scale).padEnd(scale, '0'))
  if (!Number.isSafeInteger(minor)) throw new InvalidAmountException(text, 'is too large')
  return sign === '-' && minor !== 0 ? -minor : minor
}

/** Minor units as decimal text with exactly `scale` decimals. */
export function formatAmount(minor: number, scale: number): string {
  assertMinorUnits(minor)
  const digits = String(Math.abs(minor)).padStart(scale + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

export function moneyJson(minor: number, commodity: { code: string; scale: number }): MoneyJson {
  return { amount: formatAmount(minor, commodity.scale), currency: commodity.code }
}

/** @throws RangeError when an amount left the range that integers represent exactly: a programmer's error. */
export function assertMinorUnits(minor: number): void {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${minor} is not a safe count of minor units.`)
}

/** Adds and refuses to leave the safe range. */
export function addMinor(a: number, b: number): number {
  const sum = a + b
  assertMinorUnits(sum)
  return sum
}

/**
 * Distributes an amount by weights so that the parts sum to the whole: each part is rounded towards zero and what is left goes, unit by
 * unit, to the parts with the largest remainders, earlier ones first.
 */
export function allocate(minor: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0) || weights.some((weight) => weight < 0))
    throw new RangeError('Weights must be positive and not all zero.')
  const exact = weights.map((weight) => (BigInt(minor) * BigInt(weight)) / BigInt(total))
  const remainders = weights.map((weight, at) => abs(BigInt(minor) * BigInt(weight) - exact[at] * BigInt(total)))
  const parts = exact.map(Number)
  const order = weights.map((_, at) => at).sort((a, b) => Number(remainders[b] - remainders[a]) || a - b)
  let left = minor - parts.reduce((sum, part) => sum + part, 0)
  for (const at of order) {
    if (left === 0) break
    parts[at] += Math.sign(left)
    left -= Math.sign(left)
  }
  return parts
}

/** An exact ratio; a rate of 1.087 is 1087 to 1000. */
export interface Ratio {
  numerator: bigint
  denominator: bigint
}

/**
 * Makes a function that multiplies minor units by a ratio, rounding half away from zero, exact until that one rounding. Small
 * numbers, which are nearly all, are multiplied as numbers; where these would lose a digit, as big integers.
 */
export function multiplier({ numerator, denominator }: Ratio): (minor: number) => number {
  const [factor, divisor] = [Number(numerator), Number(denominator)]
  const minorMax = Number.isSafeInteger(divisor)
    ? Math.floor((Number.MAX_SAFE_INTEGER - divisor) / Math.max(1, factor))
    : -1
  return (minor) => {
    const size = Math.abs(minor)
    if (size > minorMax) return toSafe(multiplyExactly(BigInt(minor), numerator, denominator))
    const product = size * factor
    const rest = product % divisor
    const whole = (product - rest) / divisor + (rest * 2 >= divisor ? 1 : 0)
    return minor < 0 && whole !== 0 ? -whole : whole
  }
}

function multiplyExactly(minor: bigint, numerator: bigint, denominator: bigint): bigint {
  const product = minor * numerator
  const half = denominator / 2n + (denominator % 2n)
  const size = abs(product)
  const rounded = size / denominator + (size % denominator >= half ? 1n : 0n)
  return product < 0n ? -rounded : rounded
}

/** Decimal text as an integer and how many of its digits are decimals. */
export function exactDecimal(text: string): { digits: bigint; decimals: number } {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new InvalidAmountException(text, 'is not a decimal number')
  const fraction = match[3] ?? ''
  return { digits: BigInt(match[1] + match[2] + fraction), decimals: fraction.length }
}

function toSafe(value: bigint): number {
  const minor = Number(value)
  assertMinorUnits(minor)
  return minor
}

function abs(value: bigint) {
  return value < 0n ? -value : value
}
