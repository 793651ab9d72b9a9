/*
 * Exact decimal arithmetic on integers of 10^-18, for books in which a unit price has more decimals than the money it comes to.
 */
const PLACES = 18
const ONE = 10n ** BigInt(PLACES)

/**
 * Reads a plain decimal such as `-42.10` into units of 10^-18; more decimals than that are cut off.
 *
 * @example
 * toFixed18('0.5') === 500000000000000000n
 */
export function toFixed18(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')
  const isNegative = whole.startsWith('-')
  const digits = (isNegative ? whole.slice(1) : whole) + fraction.slice(0, PLACES).padEnd(PLACES, '0')
  return isNegative ? -BigInt(digits) : BigInt(digits)
}

/**
 * The product of two such numbers, half away from zero.
 *
 * @example
 * fixedText(multiplyFixed(toFixed18('3'), toFixed18('190.10')), 2) === '570.30'
 */
export function multiplyFixed(a: bigint, b: bigint): bigint {
  return divideRounded(a * b, ONE)
}

/**
 * `a × b ÷ c`, half away from zero.
 *
 * @example
 * fixedText(proportionFixed(toFixed18('10'), toFixed18('1'), toFixed18('4')), 2) === '2.50'
 */
export function proportionFixed(a: bigint, b: bigint, c: bigint): bigint {
  return divideRounded(a * b, c)
}

/**
 * Rounds to a number of decimals, half away from zero.
 *
 * @example
 * fixedText(roundFixed(toFixed18('1.005'), 2), 2) === '1.01'
 */
export function roundFixed(value: bigint, decimals: number): bigint {
  const step = 10n ** BigInt(PLACES - decimals)
  return divideRounded(value, step) * step
}

/**
 * The decimal text with at least so many decimals.
 *
 * @example
 * fixedText(toFixed18('-1.5'), 2) === '-1.50'
 */
export function fixedText(value: bigint, decimals: number): string {
  const digits = String(value < 0n ? -value : value).padStart(PLACES + 1, '0')
  const fraction = digits.slice(-PLACES).replace(/0+$/, '').padEnd(decimals, '0')
  const text = digits.slice(0, -PLACES) + (fraction === '' ? '' : `.${fraction}`)
  return value < 0n ? `-${text}` : text
}

function divideRounded(a: bigint, b: bigint): bigint {
  const isNegative = a < 0n !== b < 0n
  const [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  const quotient = (x * 2n + y) / (y * 2n)
  return isNegative ? -quotient : quotient
}
