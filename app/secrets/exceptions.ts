import { DomainException } from '#core/exceptions'

/** The key that secrets are sealed with is missing, or is not the one they were sealed with. */
export class SecretsUnreadableException extends DomainException {
  static status = 503
  static code = 'E_SECRETS_UNREADABLE'
  readonly title = 'Stored secrets cannot be read'
}
