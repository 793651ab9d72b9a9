import { de } from './words/de.js'
import { en } from './words/en.js'
import { es } from './words/es.js'
import { fr } from './words/fr.js'
import { nl } from './words/nl.js'
import type { Template, Words } from './words/words.js'

export type { Template } from './words/words.js'

export const TEMPLATE_LOCALES = ['en', 'de', 'fr', 'es', 'nl'] as const
export type TemplateLocale = (typeof TEMPLATE_LOCALES)[number]

const ALL: Record<TemplateLocale, Words> = { en, de, fr, es, nl }

/** German for `de-AT`; English where there is nothing closer. */
export function templateLocale(locale: string): TemplateLocale {
  const language = locale.toLowerCase().split(/[-_]/)[0]
  return TEMPLATE_LOCALES.find((known) => known === language) ?? 'en'
}

export function defaultTemplate(topic: string, locale: TemplateLocale): Template | undefined {
  const { templates } = ALL[locale]
  return Object.hasOwn(templates, topic) ? templates[topic] : undefined
}

/** Words of the mail itself, outside of what can be edited. */
export const mailWords = (locale: TemplateLocale) => ALL[locale].mail

export const trialWords = (locale: TemplateLocale) => ALL[locale].trial
