import type { BegunReset } from './services/begin_password_reset.js'

/**
 * Mails the link of a reset. Mailing stands above this domain, so it is asked for by the name `florin.sendPasswordReset`, and what fulfils
 * it is said where the parts are put together (providers/).
 */
export interface SendsPasswordResets {
  /** False where this Florin sends no e-mail. */
  isPossible(): Promise<boolean>
  /** False where it could not be mailed. */
  handle(reset: BegunReset): Promise<boolean>
}
