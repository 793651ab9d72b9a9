import { randomUUID } from 'node:crypto'
import { templateLocale } from '../domain/default_templates.js'
import { mailDocument } from '../domain/mail_document.js'
import type { Mailer } from './mailer.js'

const WORDS = {
  en: {
    subject: 'Florin can send e-mail',
    body: 'This message was sent to try the settings. They work.',
    why: 'An administrator of this Florin asked for it.',
  },
  de: {
    subject: 'Florin kann E-Mails senden',
    body: 'Mit dieser Nachricht wurden die Einstellungen ausprobiert. Sie stimmen.',
    why: 'Jemand, der dieses Florin verwaltet, hat darum gebeten.',
  },
}

/** Sends a message that says that messages arrive. It fails as they would, and says why. */
export class TryMail {
  constructor(private readonly mailer: Pick<Mailer, 'send'>) {}

  handle(to: { name: string; address: string }, locale: string): Promise<string> {
    const language = templateLocale(locale)
    const { subject, body, why } = WORDS[language]
    const part = { title: subject, body, severity: 'info', url: null } as const
    const document = mailDocument(subject, [part], { locale: language, open: '', why, change: null })
    return this.mailer.send({ to, subject, ...document, messageId: `<${randomUUID()}@florin.invalid>` })
  }
}
