/** The words around what a domain says, by topic; `all` is for those that have none of their own. */
export interface Template {
  subject: string
  body: string
}

export const TEMPLATE_LOCALES = ['en', 'de'] as const
export type TemplateLocale = (typeof TEMPLATE_LOCALES)[number]

type Templates = Record<string, Template>

const en: Templates = {
  all: { subject: '{{#if is_critical}}Urgent: {{/if}}{{title}}', body: '{{body}}' },
  'alert.firing': {
    subject: '{{#if is_critical}}Urgent: {{/if}}{{title}}',
    body: '{{body}}\n\n{{household.name}}, {{time}}',
  },
  'alert.resolved': { subject: '{{title}}', body: '{{body}}\n\n{{household.name}}, {{time}}' },
  'bill.due': { subject: '{{title}}', body: '{{body}}' },
  'bill.missed': { subject: '{{title}}', body: '{{body}}' },
  'bill.price_rise': { subject: '{{title}}', body: '{{body}}' },
  'webhook.disabled': {
    subject: 'The webhook “{{data.name}}” was switched off',
    body: 'It failed for days, so Florin does not call it any more: {{data.reason}}.\n\nSwitch it on again when its receiver works.',
  },
}

const de: Templates = {
  all: { subject: '{{#if is_critical}}Dringend: {{/if}}{{title}}', body: '{{body}}' },
  'alert.firing': {
    subject: '{{#if is_critical}}Dringend: {{/if}}{{title}}',
    body: '{{body}}\n\n{{household.name}}, {{time}}',
  },
  'alert.resolved': {
    subject: '{{#if data.alert}}{{data.alert}}: vorbei{{else}}{{title}}{{/if}}',
    body: '{{body}}\n\n{{household.name}}, {{time}}',
  },
  'bill.due': { subject: '{{#if data.name}}Bald fällig: {{data.name}}{{else}}{{title}}{{/if}}', body: '{{body}}' },
  'bill.missed': { subject: '{{#if data.name}}Ausgeblieben: {{data.name}}{{else}}{{title}}{{/if}}', body: '{{body}}' },
  'bill.price_rise': {
    subject: '{{#if data.name}}Teurer geworden: {{data.name}}{{else}}{{title}}{{/if}}',
    body: '{{body}}',
  },
  'webhook.disabled': {
    subject: 'Der Webhook „{{data.name}}“ wurde abgeschaltet',
    body: 'Er ist tagelang gescheitert, deshalb ruft Florin ihn nicht mehr auf: {{data.reason}}.\n\nSchalte ihn wieder ein, sobald sein Empfänger funktioniert.',
  },
}

const ALL: Record<TemplateLocale, Templates> = { en, de }

/** German for `de-AT`; English where there is nothing closer. */
export function templateLocale(locale: string): TemplateLocale {
  const language = locale.toLowerCase().split(/[-_]/)[0]
  return TEMPLATE_LOCALES.find((known) => known === language) ?? 'en'
}

export function defaultTemplate(topic: string, locale: TemplateLocale): Template | undefined {
  return Object.hasOwn(ALL[locale], topic) ? ALL[locale][topic] : undefined
}

/** Words of the mail itself, outside of what can be edited. */
export const MAIL_WORDS: Record<TemplateLocale, { open: string; why: string; change: string; digest: string }> = {
  en: {
    open: 'Open in Florin',
    why: 'You get this because you belong to the household “{household}”.',
    change: 'Choose what reaches you',
    digest: '{count} messages from {household}',
  },
  de: {
    open: 'In Florin öffnen',
    why: 'Du bekommst das, weil du zum Haushalt „{household}“ gehörst.',
    change: 'Wähle, was dich erreicht',
    digest: '{count} Nachrichten von {household}',
  },
}
