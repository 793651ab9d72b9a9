import { invalidField } from '#core/exceptions'
import type { Changed, Gateway } from '#changes/gateway'
import type { Actor } from '#changes/domain/origin'
import type { Database, Queries } from '#database/database'
import { type Template, TEMPLATE_LOCALES, type TemplateLocale } from '../domain/default_templates.js'
import { faultOf } from '../domain/template.js'
import { TOPICS, type Topic } from '../domain/topics.js'
import { type NoticeToSend, renderBoth, templateValues, usualTemplate } from './compose_message.js'
import { readNoticeToSend } from './deliver_notification.js'
import { readSurroundings } from './surroundings.js'

export interface ShownTemplate extends Template {
  topic: Topic
  locale: TemplateLocale
  isOwn: boolean
}

interface OwnRow extends Template {
  id: number
  topic: string
  locale: TemplateLocale
}

interface PreviewAsked extends Template {
  topic: string
  locale: TemplateLocale
  /** A notification of the caller's inbox, instead of a made-up one. */
  notificationId?: number
}

/** The words of messages, as a household wrote them; where it did not, they are the usual ones. */
export class Templates {
  constructor(
    private readonly parts: { database: Database; gateway: Gateway; address: string | null; now: () => string },
  ) {}

  async list(householdId: number): Promise<ShownTemplate[]> {
    const own = await this.parts.database.read(householdId, (queries) =>
      queries.all<OwnRow>('SELECT id, topic, locale, subject, body FROM notification_templates'),
    )
    return TOPICS.flatMap((topic) =>
      TEMPLATE_LOCALES.map((locale) => {
        const row = own.find((each) => each.topic === topic.id && each.locale === locale)
        const { subject, body } = row ?? usualTemplate(topic.id, locale)
        return { topic, locale, subject, body, isOwn: row !== undefined }
      }),
    )
  }

  save(
    householdId: number,
    topic: string,
    locale: TemplateLocale,
    { subject, body }: Template,
    actor: Actor,
  ): Promise<Changed<void>> {
    requireSound({ subject, body })
    const origin = { actor, cause: 'notification_template.changed', summary: `Words of messages: ${labelOf(topic)}` }
    return this.parts.gateway.change(householdId, origin, async (changes) => {
      const row = await ownRow(changes, topic, locale)
      if (row) await changes.update('notification_templates', row.id, { subject, body })
      else await changes.insert('notification_templates', { topic, locale, subject, body })
    })
  }

  reset(householdId: number, topic: string, locale: TemplateLocale, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'notification_template.reset', summary: `Usual words again: ${labelOf(topic)}` }
    return this.parts.gateway.change(householdId, origin, async (changes) => {
      const row = await ownRow(changes, topic, locale)
      if (row) await changes.delete('notification_templates', row.id)
    })
  }

  /** What somebody would get, from what they typed. */
  async preview(householdId: number, userId: number, asked: PreviewAsked): Promise<Template> {
    requireSound(asked)
    const surroundings = await readSurroundings(this.parts.database, householdId)
    const notice = await this.#noticeFor(householdId, userId, asked)
    const member = surroundings.members.get(userId)!
    const { timeZone } = surroundings.household
    const { address } = this.parts
    const inLocale = { ...member, locale: asked.locale }
    const values = templateValues({
      notice,
      surroundings,
      member: inLocale,
      timeZone,
      address: address ?? 'https://florin.example',
    })
    try {
      return renderBoth(asked, values)
    } catch (error) {
      throw invalidField('/body', 'template', (error as Error).message)
    }
  }

  async #noticeFor(
    householdId: number,
    userId: number,
    { topic, notificationId }: PreviewAsked,
  ): Promise<NoticeToSend> {
    const real = notificationId === undefined ? undefined : await this.#ofInbox(householdId, userId, notificationId)
    if (real) return real
    const { sample } = topicOf(topic)!
    return {
      id: 0,
      topic: sample.topic,
      severity: sample.severity,
      title: sample.title,
      body: sample.body,
      link: sample.link ?? null,
      data: JSON.stringify(sample.data ?? {}),
      created_at: this.parts.now(),
    }
  }

  #ofInbox(householdId: number, userId: number, id: number): Promise<NoticeToSend> {
    return this.parts.database.read(householdId, async (queries) => {
      const row = await queries.first<{ notice_id: number }>(
        'SELECT notice_id FROM notifications WHERE id = ? AND user_id = ?',
        [id, userId],
      )
      if (!row) throw invalidField('/notification_id', 'unknown', 'There is no such notification in your inbox.')
      return readNoticeToSend(queries, row.notice_id)
    })
  }
}

export const topicOf = (id: string) => TOPICS.find((topic) => topic.id === id)
const labelOf = (id: string) => topicOf(id)?.label ?? id

function ownRow(queries: Queries, topic: string, locale: TemplateLocale): Promise<OwnRow | undefined> {
  return queries.first<OwnRow>(
    'SELECT id, topic, locale, subject, body FROM notification_templates WHERE topic = ? AND locale = ?',
    [topic, locale],
  )
}

function requireSound({ subject, body }: Template): void {
  for (const [name, source] of Object.entries({ subject, body })) {
    const fault = faultOf(source)
    if (fault) throw invalidField(`/${name}`, 'template', `Line ${fault.line}: ${fault.message}`)
  }
}
