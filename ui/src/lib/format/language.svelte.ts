import { browserLocale } from './browser_locale.ts'

/** How this person reads numbers and dates. Set once from the profile and the household, read by every formatter. */
class Language {
  locale = $state(browserLocale())
  baseCurrency = $state('EUR')
  timeZone = $state<string | undefined>(undefined)

  get separator(): ',' | '.' {
    const mark = new Intl.NumberFormat(this.locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value
    return mark === ',' ? ',' : '.'
  }
}

export const language = new Language()
