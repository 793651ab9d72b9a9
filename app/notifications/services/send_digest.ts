import type { Clock } from '#core/clock'
import type { Database, Queries } from '#database/database'
import { mailWords, templateLocale } from '../domain/default_templates.js'
import { mailDocument, type MailPart } from '../domain/mail_document.js'
import { type ComposedMessage, composeMessage, type NoticeToSend } from './compose_message.js'
import { messageIdOf } from './deliver_notification.js'
import type { Mailer } from './mailer.js'
import { readPreferencesOf } from './preference_rows.js'
import { type MemberToTell, readSurroundings, type Surroundings } from './surroundings.js'

/** More are in the inbox; a mail that long is read by nobody. */
const MESSAGES_MAX = 50

interface DigestParts {
  database: Database
  clock: Clock
  mailer: Pick<Mailer, 'send'>
  address: string | null
}

interface HeldRow extends NoticeToSend {
  delivery_id: number
}

/** One e-mail of all that was gathered for a person until a time. */
export class SendDigest {
  constructor(private readonly parts: DigestParts) {}

  /** Answers how many messages were in it. */
  async handle(householdId: number, userId: number, dueAt: string): Promise<number> {
    const { database, clock, mailer, address } = this.parts
    const surroundings = await readSurroundings(database, householdId)
    const member = surroundings.members.get(userId)
    const { held, composed } = await database.read(householdId, (queries) =>
      this.#compose(queries, surroundings, member, userId, dueAt),
    )
    if (held.length === 0) return 0
    if (member) {
      const mail = this.#mail(surroundings, member, held, composed)
      const key = `digest-${householdId}-${userId}-${Date.parse(dueAt)}`
      await mailer.send({
        to: { name: member.name, address: member.email },
        ...mail,
        messageId: messageIdOf(key, address),
      })
    }
    await database.write(householdId, async (writes) => {
      for (const { delivery_id: id } of held)
        await writes.run(
          "UPDATE notification_deliveries SET state = ?, code = ?, attempts = attempts + 1, finished_at = ? WHERE id = ? AND state = 'held'",
          [member ? 'sent' : 'dead', member ? '' : 'not_a_member', clock.now(), id],
        )
    })
    return held.length
  }

  async #compose(
    queries: Queries,
    surroundings: Surroundings,
    member: MemberToTell | undefined,
    userId: number,
    dueAt: string,
  ): Promise<{ held: HeldRow[]; composed: ComposedMessage[] }> {
    const held = await queries.all<HeldRow>(
      `SELECT d.id AS delivery_id, n.id, n.topic, n.severity, n.title, n.body, n.link, n.data, n.created_at
       FROM notification_deliveries d JOIN notices n ON n.id = d.notice_id
       WHERE d.state = 'held' AND d.held_for = 'digest' AND d.user_id = ? AND d.due_at <= ? ORDER BY d.id`,
      [userId, dueAt],
    )
    const { timeZone } = await readPreferencesOf(queries, userId)
    const composed: ComposedMessage[] = []
    for (const notice of member ? held.slice(-MESSAGES_MAX) : [])
      composed.push(
        await composeMessage(queries, {
          notice,
          surroundings,
          member: member!,
          timeZone: timeZone ?? surroundings.household.timeZone,
          address: this.parts.address,
        }),
      )
    return { held, composed }
  }

  #mail(
    { household }: Surroundings,
    member: MemberToTell,
    held: readonly HeldRow[],
    composed: readonly ComposedMessage[],
  ) {
    const { address } = this.parts
    const locale = templateLocale(member.locale || household.locale)
    const words = mailWords(locale)
    const subject = words.digest.replace('{count}', String(held.length)).replace('{household}', household.name)
    const shown = held.slice(-composed.length)
    const parts: MailPart[] = composed.map(({ subject: title, body, url }, at) => ({
      title,
      body,
      url,
      severity: shown[at]!.severity,
    }))
    const document = mailDocument(subject, parts, {
      locale,
      open: words.open,
      why: words.why.replace('{household}', household.name),
      change: address === null ? null : { label: words.change, url: `${address}/settings/notifications` },
    })
    return { subject, ...document }
  }
}
