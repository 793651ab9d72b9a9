import { randomUUID } from 'node:crypto'
import type { TemplateLocale } from '../domain/default_templates.js'
import { mailDocument } from '../domain/mail_document.js'
import { DeliveryFailedException, DeliveryRefusedException } from '../exceptions.js'
import type { Mailer } from './mailer.js'
import type { MailSettings } from './mail_settings.js'

export interface LetterParts {
  mailer: Pick<Mailer, 'send'>
  mail: Pick<MailSettings, 'isConfigured'>
  /** The address people type, without a slash at its end; null where nobody said it. */
  address: string | null
}

export interface Letter {
  to: { name: string; address: string }
  locale: TemplateLocale
  subject: string
  /** Plain text. */
  body: string
  /** Where it leads, from the address of this Florin on. */
  path: string
  /** What the link says. */
  open: string
  /** Why somebody gets this. */
  why: string
}

/** Mails something that is no notice to a member: one message with one link, to one address. */
export class SendLetter {
  constructor(private readonly parts: LetterParts) {}

  /** False where e-mail is not set up or where nobody said what address this Florin has. */
  async isPossible(): Promise<boolean> {
    return this.parts.address !== null && (await this.parts.mail.isConfigured())
  }

  /** False where it is not possible or where the mail server refuses; whoever asked for it decides what follows. */
  async handle({ to, locale, subject, body, path, open, why }: Letter): Promise<boolean> {
    const { mailer, address } = this.parts
    if (address === null || !(await this.isPossible())) return false
    const part = { title: subject, body, severity: 'info', url: address + path } as const
    const document = mailDocument(subject, [part], { locale, open, why, change: null })
    try {
      const messageId = `<${randomUUID()}@${new URL(address).hostname}>`
      await mailer.send({ to, subject, ...document, messageId })
      return true
    } catch (error) {
      if (error instanceof DeliveryFailedException || error instanceof DeliveryRefusedException) return false
      throw error
    }
  }
}
