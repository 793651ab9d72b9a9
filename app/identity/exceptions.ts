import { DomainException } from '#core/exceptions'

export class RegistrationClosedException extends DomainException {
  static status = 403
  static code = 'E_REGISTRATION_CLOSED'
  readonly title = 'Registration is closed'

  constructor() {
    super('This Florin takes no new accounts on its own. Ask somebody who uses it for an invitation.')
  }
}

export class EmailTakenException extends DomainException {
  static status = 409
  static code = 'E_EMAIL_TAKEN'
  readonly title = 'The e-mail address has an account'

  constructor() {
    super('There is an account with this e-mail address. Sign in instead.')
  }
}

/** The same for an unknown address and a wrong password, so that nobody learns who has an account. */
export class WrongCredentialsException extends DomainException {
  static status = 401
  static code = 'E_WRONG_CREDENTIALS'
  readonly title = 'E-mail or password is wrong'

  constructor() {
    super('The e-mail address or the password is wrong.')
  }
}

export class TooManyAttemptsException extends DomainException {
  static status = 429
  static code = 'E_TOO_MANY_ATTEMPTS'
  readonly title = 'Too many failed attempts'

  constructor(retryAfterSeconds: number) {
    super(`There were too many failed attempts. Wait ${Math.ceil(retryAfterSeconds / 60)} min and try again.`, {
      retry_after_seconds: retryAfterSeconds,
    })
  }
}
