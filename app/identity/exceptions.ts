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

/** Which of the reasons it is stays untold, so that who tries links learns nothing. */
export class ResetInvalidException extends DomainException {
  static status = 410
  static code = 'E_RESET_INVALID'
  readonly title = 'The link is not valid'

  constructor() {
    super('This link has expired, was used, or never existed. Ask for a new one.')
  }
}

export class NoResetByMailException extends DomainException {
  static status = 409
  static code = 'E_NO_RESET_BY_MAIL'
  readonly title = 'This Florin sends no e-mail'

  constructor() {
    super(
      'This Florin is not set up to send e-mail. Whoever runs it can make a link for you: node ace florin:password, followed by your address.',
    )
  }
}

export class NoSuchUserException extends DomainException {
  static status = 404
  static code = 'E_NO_SUCH_USER'
  readonly title = 'Nobody has this address'

  constructor(email: string) {
    super(`There is no account with the address ${email}.`)
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
