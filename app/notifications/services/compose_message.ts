import type { Queries } from '#database/database'
import { defaultTemplate, type Template, templateLocale, type TemplateLocale } from '../domain/default_templates.js'
import { localised } from '../domain/localised.js'
import { BODY_MAX, cut, linkInto, type Severity, TITLE_MAX } from '../domain/notice.js'
import { renderTemplate } from '../domain/template.js'
import { topicIds } from '../domain/topics.js'
import type { MemberToTell, Surroundings } from './surroundings.js'

export interface NoticeToSend {
  id: number
  topic: string
  severity: Severity
  title: string
  body: string
  link: string | null
  /** JSON. */
  data: string
  created_at: string
}

export interface ComposedMessage {
  subject: string
  body: string
  locale: TemplateLocale
  /** Of the page that the notice links to; null where nobody said what address this Florin has. */
  url: string | null
}

export interface ComposeFor {
  notice: NoticeToSend
  surroundings: Surroundings
  /** Null for a channel that several share. */
  member: MemberToTell | null
  timeZone: string
  /** The address people type, without a slash at its end. */
  address: string | null
}

/** The words a household wrote for a topic, or the usual ones, filled in for somebody. */
export async function composeMessage(queries: Queries, wanted: ComposeFor): Promise<ComposedMessage> {
  const { notice, surroundings, member } = wanted
  const locale = templateLocale(member?.locale || surroundings.household.locale)
  const values = templateValues(wanted)
  const own = await ownTemplate(queries, notice.topic, locale)
  const { subject, body } = rendered(own ?? usualTemplate(notice.topic, locale), usualTemplate('all', locale), values)
  return { subject: subject || notice.title, body, locale, url: values.url || null }
}

/** What templates can name. */
export function templateValues({ notice, surroundings, member, timeZone, address }: ComposeFor) {
  const locale = member?.locale || surroundings.household.locale
  return {
    title: notice.title,
    body: notice.body,
    topic: notice.topic,
    severity: notice.severity,
    is_critical: notice.severity === 'critical',
    is_warning: notice.severity === 'warning',
    household: { name: surroundings.household.name },
    person: { name: member?.name ?? '' },
    time: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
      Date.parse(notice.created_at),
    ),
    url: notice.link === null || address === null ? '' : address + linkInto(surroundings.household.id, notice.link),
    data: localised(JSON.parse(notice.data), locale),
  }
}

export function usualTemplate(topic: string, locale: TemplateLocale): Template {
  const known = topicIds(topic).map((id) => defaultTemplate(id, locale))
  return known.find((template) => template !== undefined)!
}

async function ownTemplate(queries: Queries, topic: string, locale: TemplateLocale): Promise<Template | undefined> {
  for (const id of topicIds(topic)) {
    const found = await queries.first<Template>(
      'SELECT subject, body FROM notification_templates WHERE topic = ? AND locale = ?',
      [id, locale],
    )
    if (found) return found
    // Words that Florin has for the topic itself are closer than what a household wrote for everything.
    if (defaultTemplate(id, locale)) return undefined
  }
  return undefined
}

/** Words that turn out to be too long or too slow must not keep anybody from being told. */
function rendered(template: Template, fallback: Template, values: Record<string, unknown>): Template {
  try {
    return renderBoth(template, values)
  } catch {
    return renderBoth(fallback, values)
  }
}

export function renderBoth({ subject, body }: Template, values: Record<string, unknown>): Template {
  const line = renderTemplate(subject, values).replace(/\s+/g, ' ').trim()
  return { subject: cut(line, TITLE_MAX), body: cut(renderTemplate(body, values).trim(), BODY_MAX) }
}
