import { resetPath } from '#identity/domain/password_reset'
import type { BegunReset } from '#identity/services/begin_password_reset'
import { templateLocale } from '../domain/default_templates.js'
import type { SendLetter } from './send_letter.js'

const WORDS = {
  en: {
    subject: 'Choose a new password for Florin',
    body: 'Somebody said that the password of this account is forgotten.\n\nThe link works once, for an hour. The new password signs out every device.',
    open: 'Choose a new password',
    why: 'If it was not you, ignore this: nothing changes without the link.',
  },
  de: {
    subject: 'Ein neues Passwort für Florin',
    body: 'Jemand hat angegeben, dass das Passwort dieses Kontos vergessen ist.\n\nDer Link gilt einmal, eine Stunde lang. Das neue Passwort meldet alle Geräte ab.',
    open: 'Neues Passwort wählen',
    why: 'Wenn du das nicht warst, beachte es nicht: Ohne den Link ändert sich nichts.',
  },
  fr: {
    subject: 'Choisissez un nouveau mot de passe pour Florin',
    body: 'Quelqu’un a indiqué que le mot de passe de ce compte est oublié.\n\nLe lien fonctionne une fois, pendant une heure. Le nouveau mot de passe déconnecte tous les appareils.',
    open: 'Choisir un nouveau mot de passe',
    why: 'Si ce n’était pas vous, ignorez ce message : rien ne change sans le lien.',
  },
  es: {
    subject: 'Elige una nueva contraseña para Florin',
    body: 'Alguien indicó que se ha olvidado la contraseña de esta cuenta.\n\nEl enlace funciona una vez, durante una hora. La nueva contraseña cierra la sesión en todos los dispositivos.',
    open: 'Elegir una nueva contraseña',
    why: 'Si no fuiste tú, ignóralo: nada cambia sin el enlace.',
  },
  nl: {
    subject: 'Kies een nieuw wachtwoord voor Florin',
    body: 'Iemand gaf aan dat het wachtwoord van dit account vergeten is.\n\nDe link werkt één keer, een uur lang. Het nieuwe wachtwoord meldt alle apparaten af.',
    open: 'Nieuw wachtwoord kiezen',
    why: 'Was jij dit niet? Negeer het dan: zonder de link verandert er niets.',
  },
}

/** Mails the link with which a person who forgot their password chooses a new one. */
export class SendPasswordReset {
  constructor(private readonly letters: Pick<SendLetter, 'handle' | 'isPossible'>) {}

  isPossible(): Promise<boolean> {
    return this.letters.isPossible()
  }

  /** False where the mail server refuses. */
  handle({ user, secret }: BegunReset): Promise<boolean> {
    const locale = templateLocale(user.locale)
    const to = { name: user.name, address: user.email }
    return this.letters.handle({ to, locale, ...WORDS[locale], path: resetPath(secret) })
  }
}
