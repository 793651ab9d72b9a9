const PLACES = 18
const SMALL = /^(\d)(?:\.(\d+))?e-(\d+)$/

/** A price as a decimal string without an exponent; undefined for what is no price. */
export function plainDecimal(value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return undefined
  const [whole, fraction = ''] = withoutExponent(String(value)).split('.')
  const kept = fraction.slice(0, PLACES).replace(/0+$/, '')
  const price = kept ? `${whole}.${kept}` : whole!
  return /^\d+(\.\d+)?$/.test(price) && /[1-9]/.test(price) ? price : undefined
}

function withoutExponent(written: string): string {
  const [, first, more = '', exponent] = SMALL.exec(written) ?? []
  return first === undefined ? written : `0.${'0'.repeat(Number(exponent) - 1)}${first}${more}`
}
