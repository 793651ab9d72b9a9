import { randomUUID } from 'node:crypto'
import { templateLocale, trialWords } from '../domain/default_templates.js'
import { mailDocument } from '../domain/mail_document.js'
import type { Mailer } from './mailer.js'

/** Sends a message that says that messages arrive. It fails as they would, and says why. */
export class TryMail {
  constructor(private readonly mailer: Pick<Mailer, 'send'>) {}

  handle(to: { name: string; address: string }, locale: string): Promise<string> {
    const language = templateLocale(locale)
    const { subject, body, why } = trialWords(language)
    const part = { title: subject, body, severity: 'info', url: null } as const
    const document = mailDocument(subject, [part], { locale: language, open: '', why, change: null })
    return this.mailer.send({ to, subject, ...document, messageId: `<${randomUUID()}@florin.invalid>` })
  }
}
