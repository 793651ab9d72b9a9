/** Currencies whose minor unit is not a hundredth, after ISO 4217. */
const unusualScales: Record<number, readonly string[]> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
  3: 'BHD IQD JOD KWD LYD OMR TND'.split(' '),
  4: ['CLF', 'UYW'],
}

const scaleByCode = new Map(
  Object.entries(unusualScales).flatMap(([scale, codes]) => codes.map((code) => [code, Number(scale)] as const)),
)

const DEFAULT_SCALE = 2

export interface Currency {
  code: string
  name: string
  /** Decimal places of the smallest unit. */
  scale: number
}

const knownCodes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

export function isCurrency(code: string): boolean {
  return knownCodes.has(code)
}

export function currencyScale(code: string): number {
  return scaleByCode.get(code) ?? DEFAULT_SCALE
}

/** All currencies, named in a language. */
export function listCurrencies(locale: string): Currency[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  return [...knownCodes].map((code) => ({ code, name: names.of(code) ?? code, scale: currencyScale(code) }))
}
