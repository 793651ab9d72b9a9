import { templateLocale } from '../domain/default_templates.js'
import { oneLine } from '../domain/notice.js'
import type { SendLetter } from './send_letter.js'

interface Invitation {
  email: string
  linkToken: string
  household: { name: string; locale: string }
  inviterName: string
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
  fr: {
    subject: '{inviter} vous invite à « {household} »',
    body: '{inviter} tient les comptes de « {household} » dans Florin et aimerait que vous y participiez.\n\nLe lien fonctionne une fois, pendant une semaine, et seulement pour cette adresse.',
    open: 'Rejoindre le foyer',
    why: 'Vous recevez ceci parce que quelqu’un a saisi votre adresse. Si vous ne connaissez pas cette personne, ignorez ce message.',
  },
  es: {
    subject: '{inviter} te invita a «{household}»',
    body: '{inviter} lleva las cuentas de «{household}» en Florin y quiere que participes.\n\nEl enlace funciona una vez, durante una semana, y solo para esta dirección.',
    open: 'Unirme al hogar',
    why: 'Recibes esto porque alguien escribió tu dirección. Si no conoces a esa persona, ignóralo.',
  },
  nl: {
    subject: '{inviter} nodigt je uit voor ‘{household}’',
    body: '{inviter} houdt de boeken van ‘{household}’ bij in Florin en wil je er graag bij hebben.\n\nDe link werkt één keer, een week lang, en alleen voor dit adres.',
    open: 'Meedoen met het huishouden',
    why: 'Je krijgt dit omdat iemand je adres heeft ingevuld. Ken je diegene niet, negeer het dan.',
  },
}

/** Mails the link of an invitation to whom it is for. */
export class SendInvitation {
  constructor(private readonly letters: Pick<SendLetter, 'handle'>) {}

  /** False where it could not be mailed: the person who invites has the link on the screen, and is told. */
  handle({ email, linkToken, household, inviterName }: Invitation): Promise<boolean> {
    const locale = templateLocale(household.locale)
    const fill = (text: string) =>
      text.replaceAll('{inviter}', () => oneLine(inviterName)).replaceAll('{household}', () => oneLine(household.name))
    const { subject, body, open, why } = WORDS[locale]
    return this.letters.handle({
      to: { name: '', address: email },
      locale,
      subject: fill(subject),
      body: fill(body),
      path: `/join?token=${encodeURIComponent(linkToken)}`,
      open,
      why,
    })
  }
}
