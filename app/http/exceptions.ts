import { DomainException } from '#core/exceptions'
import type { Role, Scope } from './operation.js'

export class NotSignedInException extends DomainException {
  static status = 401
  static code = 'E_NOT_SIGNED_IN'
  readonly title = 'You are not signed in'

  constructor() {
    super('Sign in first, or send a valid API token.')
  }
}

export class NoHouseholdException extends DomainException {
  static status = 409
  static code = 'E_NO_HOUSEHOLD'
  readonly title = 'No household is chosen'

  constructor() {
    super('Create a household, or choose one of yours, and try again.')
  }
}

export class RoleTooLowException extends DomainException {
  static status = 403
  static code = 'E_ROLE_TOO_LOW'
  readonly title = 'Your role does not allow this'

  constructor(required: Role, actual: Role) {
    super(`This takes the role "${required}"; yours is "${actual}".`, { required_role: required })
  }
}

export class InstanceAdminsOnlyException extends DomainException {
  static status = 403
  static code = 'E_INSTANCE_ADMINS_ONLY'
  readonly title = 'Only for administrators of this installation'

  constructor() {
    super('This concerns the whole installation; only its administrators may do it.')
  }
}

export class ScopeMissingException extends DomainException {
  static status = 403
  static code = 'E_SCOPE_MISSING'
  readonly title = 'The API token does not allow this'

  constructor(required: Scope | undefined) {
    super(required ? `This takes a token with the scope "${required}".` : 'This is not open to API tokens.', {
      required_scope: required ?? null,
    })
  }
}

export class CrossSiteException extends DomainException {
  static status = 403
  static code = 'E_CROSS_SITE'
  readonly title = 'The request did not come from Florin'

  constructor(detail: string) {
    super(detail)
  }
}

export class IdempotencyKeyReusedException extends DomainException {
  static status = 409
  static code = 'E_IDEMPOTENCY_KEY_REUSED'
  readonly title = 'The idempotency key belongs to another request'

  constructor() {
    super('This Idempotency-Key was used for a different request. Take a new key for a new request.')
  }
}

export class RequestInFlightException extends DomainException {
  static status = 409
  static code = 'E_REQUEST_IN_FLIGHT'
  readonly title = 'The same request is still running'

  constructor() {
    super('A request with this Idempotency-Key is being worked on. Wait a moment and try again.')
  }
}

export class BadRequestException extends DomainException {
  static status = 400
  static code = 'E_BAD_REQUEST'
  readonly title = 'The request cannot be read'
}

export class TooLargeException extends DomainException {
  static status = 413
  static code = 'E_TOO_LARGE'
  readonly title = 'The request is too large'

  constructor() {
    super('The request is larger than allowed.')
  }
}

/** A mistake of ours. What it was stands in the log and is nobody else's business. */
export class UnexpectedException extends DomainException {
  static status = 500
  static code = 'E_UNEXPECTED'
  readonly title = 'Something went wrong'

  constructor() {
    super('Something went wrong on the server. Nothing was changed. The log has the details under the request id.')
  }
}
