import { DomainException } from '#core/exceptions'

/** Says nothing of the household, which is gone: neither what the plugin answered nor whose connection it was. */
export class ConsentNotEndedException extends DomainException {
  static status = 503
  static code = 'E_CONSENT_NOT_ENDED'
  readonly title = 'A consent could not be ended now'
}
