const PLACES = 18

/** A price as a decimal string without an exponent; undefined for what is no price. */
export function plainDecimal(value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return undefined
  const written = String(value)
  const decimal = written.includes('e') ? value.toFixed(PLACES) : written
  const [whole, fraction = ''] = decimal.split('.')
  const kept = fraction.slice(0, PLACES).replace(/0+$/, '')
  const price = kept ? `${whole}.${kept}` : whole!
  return /[1-9]/.test(price) ? price : undefined
}
