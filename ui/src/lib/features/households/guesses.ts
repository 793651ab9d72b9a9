/** What we can tell about somebody from the browser, so that onboarding asks only for a nod. */

/** Zones of countries whose currency differs from what the language alone suggests come first; then the language. */
const ZONE_CURRENCIES: [RegExp, string][] = [
  [/^Europe\/(London|Belfast|Jersey|Guernsey|Isle_of_Man)$/, 'GBP'],
  [/^Europe\/(Zurich|Vaduz|Busingen)$/, 'CHF'],
  [/^Europe\/Stockholm$/, 'SEK'],
  [/^Europe\/Oslo$/, 'NOK'],
  [/^Europe\/Copenhagen$/, 'DKK'],
  [/^Europe\/Warsaw$/, 'PLN'],
  [/^Europe\/Prague$/, 'CZK'],
  [/^Europe\/Budapest$/, 'HUF'],
  [/^Europe\/Bucharest$/, 'RON'],
  [/^Europe\/(Istanbul)$/, 'TRY'],
  [/^Europe\/(Kyiv|Kiev)$/, 'UAH'],
  [/^Europe\//, 'EUR'],
  [/^America\/(Toronto|Vancouver|Edmonton|Winnipeg|Halifax|Regina|St_Johns)$/, 'CAD'],
  [/^America\/(Mexico_City|Monterrey|Tijuana)$/, 'MXN'],
  [/^America\/(Sao_Paulo|Bahia|Fortaleza|Recife|Manaus)$/, 'BRL'],
  [/^America\/(New_York|Chicago|Denver|Phoenix|Los_Angeles|Anchorage|Detroit|Boise|Indiana\/.*)$/, 'USD'],
  [/^Australia\//, 'AUD'],
  [/^Pacific\/Auckland$/, 'NZD'],
  [/^Asia\/Tokyo$/, 'JPY'],
  [/^Asia\/(Kolkata|Calcutta)$/, 'INR'],
  [/^Asia\/Singapore$/, 'SGD'],
  [/^Asia\/Hong_Kong$/, 'HKD'],
  [/^Asia\/Seoul$/, 'KRW'],
  [/^Asia\/Shanghai$/, 'CNY'],
  [/^Africa\/Johannesburg$/, 'ZAR'],
]

export function guessTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

export function guessCurrency(timeZone: string): string {
  return ZONE_CURRENCIES.find(([zone]) => zone.test(timeZone))?.[1] ?? 'USD'
}

/** Ways to write numbers and dates, named in their own language. */
export function localeOptions(chosen: string): { id: string; label: string }[] {
  const known = [
    'en-GB',
    'en-US',
    'en-IE',
    'en-AU',
    'en-CA',
    'de-DE',
    'de-AT',
    'de-CH',
    'fr-FR',
    'es-ES',
    'it-IT',
    'nl-NL',
    'pt-PT',
  ]
  const more = [
    'pt-BR',
    'pl-PL',
    'sv-SE',
    'da-DK',
    'nb-NO',
    'fi-FI',
    'cs-CZ',
    'hu-HU',
    'ja-JP',
    'ko-KR',
    'zh-CN',
    'uk-UA',
    'tr-TR',
  ]
  return [...new Set([chosen, ...known, ...more])].map((locale) => ({ id: locale, label: localeName(locale) }))
}

function localeName(locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' }).of(locale) ?? locale
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(1234.5)
  return `${name[0]!.toLocaleUpperCase(locale)}${name.slice(1)} · ${number}`
}

/** Browsers leave out of the list what is no place, such as UTC, and yet may be set to it. */
export function timeZoneOptions(chosen: string | null): { id: string; label: string }[] {
  const zones = new Set(['UTC', chosen ?? 'UTC', ...Intl.supportedValuesOf('timeZone')])
  return [...zones].sort().map((zone) => ({ id: zone, label: zone.replaceAll('_', ' ') }))
}
