/**
 * Exact arithmetic on decimal text such as `-42.10`, the form in which the server sends every amount. Floats never
 * touch money, not even for a sum on the screen.
 */
interface Scaled {
  units: bigint
  scale: number
}

function read(text: string): Scaled {
  const [whole = '0', fraction = ''] = text.split('.')
  return { units: BigInt(whole + fraction), scale: fraction.length }
}

function write({ units, scale }: Scaled): string {
  if (scale === 0) return String(units)
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

function rescale(value: Scaled, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale)
}

export function sum(amounts: string[]): string {
  const values = amounts.map(read)
  const scale = Math.max(0, ...values.map((value) => value.scale))
  return write({ units: values.reduce((total, value) => total + rescale(value, scale), 0n), scale })
}

export function negate(amount: string): string {
  const { units, scale } = read(amount)
  return write({ units: -units, scale })
}

export function absolute(amount: string): string {
  return isNegative(amount) ? negate(amount) : amount
}

export function subtract(from: string, amount: string): string {
  return sum([from, negate(amount)])
}

export function isZero(amount: string): boolean {
  return read(amount).units === 0n
}

export function isNegative(amount: string): boolean {
  return read(amount).units < 0n
}

/** Below zero when `a` is the smaller, above when it is the larger. */
export function compare(a: string, b: string): number {
  const difference = read(subtract(a, b)).units
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** For positions on a chart only; never for an amount that is shown or sent. */
export function approximate(amount: string): number {
  return Number(amount)
}
