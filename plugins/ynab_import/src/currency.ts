/** Signs that stand for one currency only; a dollar, a krone or a yen may be several. */
const SIGNS = new Map(
  Object.entries({
    '€': 'EUR',
    '£': 'GBP',
    '₹': 'INR',
    '₽': 'RUB',
    '₪': 'ILS',
    '₩': 'KRW',
    '₺': 'TRY',
    '₴': 'UAH',
    '₫': 'VND',
    '₱': 'PHP',
    '₦': 'NGN',
    zł: 'PLN',
    Kč: 'CZK',
    Ft: 'HUF',
    R$: 'BRL',
    CHF: 'CHF',
    'د.ا.': 'JOD',
  }),
)

/** The currency that all amounts name, empty where they name none beyond doubt. */
export function currencyOf(cells: readonly string[]): string {
  let found = ''
  for (const cell of cells) {
    if (cell === '') continue
    const sign = cell.replace(/[\s\u00a0\u200e\u200f()-]|\d[\d.,'’\s\u00a0\u202f]*/g, '')
    const code = SIGNS.get(sign) ?? (/^[A-Z]{3}$/.test(sign) ? sign : undefined)
    if (code === undefined || (found !== '' && found !== code)) return ''
    found = code
  }
  return found
}
