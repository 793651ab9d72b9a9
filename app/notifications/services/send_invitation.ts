import { randomUUID } from 'node:crypto'
import { templateLocale } from '../domain/default_templates.js'
import { mailDocument } from '../domain/mail_document.js'
import { oneLine } from '../domain/notice.js'
import { DeliveryFailedException, DeliveryRefusedException } from '../exceptions.js'
import type { Mailer } from './mailer.js'
import type { MailSettings } from './mail_settings.js'

interface Invitation {
  email: string
  linkToken: string
  household: { name: string; locale: string }
  inviterName: string
}

interface Parts {
  mailer: Pick<Mailer, 'send'>
  mail: Pick<MailSettings, 'isConfigured'>
  address: string | null
}

const WORDS = {
  en: {
    subject: '{inviter} invites you to “{household}”',
    body: '{inviter} keeps the books of “{household}” in Florin and would like you to join.\n\nThe link works once, for a week, and only for this address.',
    open: 'Join the household',
    why: 'You get this because somebody entered your address. If you do not know them, ignore it.',
  },
  de: {
    subject: '{inviter} lädt dich zu „{household}“ ein',
    body: '{inviter} führt die Bücher von „{household}“ in Florin und möchte dich dabeihaben.\n\nDer Link gilt einmal, eine Woche lang und nur für diese Adresse.',
    open: 'Dem Haushalt beitreten',
    why: 'Du bekommst das, weil jemand deine Adresse eingegeben hat. Wenn du die Person nicht kennst, beachte es nicht.',
  },
}

/** Mails the link of an invitation to whom it is for. */
export class SendInvitation {
  constructor(private readonly parts: Parts) {}

  /** False where e-mail is not set up, where nobody said what address this Florin has, or where the mail server refuses. */
  async handle({ email, linkToken, household, inviterName }: Invitation): Promise<boolean> {
    const { mailer, mail, address } = this.parts
    if (address === null || !(await mail.isConfigured())) return false
    const locale = templateLocale(household.locale)
    const fill = (text: string) =>
      text.replaceAll('{inviter}', () => oneLine(inviterName)).replaceAll('{household}', () => oneLine(household.name))
    const { subject, body, open, why } = WORDS[locale]
    const url = `${address}/join?token=${encodeURIComponent(linkToken)}`
    const part = { title: fill(subject), body: fill(body), severity: 'info', url } as const
    const document = mailDocument(part.title, [part], { locale, open, why, change: null })
    try {
      const messageId = `<${randomUUID()}@${new URL(address).hostname}>`
      await mailer.send({ to: { name: '', address: email }, subject: part.title, ...document, messageId })
      return true
    } catch (error) {
      // The person who invites has the link on the screen, and is told that it was not mailed.
      if (error instanceof DeliveryFailedException || error instanceof DeliveryRefusedException) return false
      throw error
    }
  }
}
