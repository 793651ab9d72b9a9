import { DomainException } from '#core/exceptions'

/** It is tried again. */
export class WebhookNotAnsweredException extends DomainException {
  static status = 503
  static code = 'E_WEBHOOK_NOT_ANSWERED'
  readonly title = 'The receiver did not take the message'

  constructor(detail: string, retryAfterSeconds?: number) {
    super(detail, retryAfterSeconds === undefined ? {} : { retry_after_seconds: retryAfterSeconds })
  }
}

/** The same would happen again, until somebody changes something. */
export class WebhookRefusedException extends DomainException {
  static status = 422
  static code = 'E_WEBHOOK_REFUSED'
  readonly title = 'The message cannot be sent there'
}

/** Calls that set off one another. */
export class WebhookLoopException extends DomainException {
  static status = 508
  static code = 'E_WEBHOOK_LOOP'
  readonly title = 'Webhooks call each other in a circle'

  constructor(depth: number) {
    super(`This call is number ${depth} in a chain of calls that set off one another, so it ends here.`, { depth })
  }
}

export class SignatureInvalidException extends DomainException {
  static status = 401
  static code = 'E_SIGNATURE_INVALID'
  readonly title = 'The call is not signed as it has to be'
}

export class CallTooLargeException extends DomainException {
  static status = 413
  static code = 'E_CALL_TOO_LARGE'
  readonly title = 'The call is too large'

  constructor(bytesMax: number) {
    super(`A webhook takes up to ${bytesMax / 1024} KB.`, { bytes_max: bytesMax })
  }
}

export class CallNotJsonException extends DomainException {
  static status = 415
  static code = 'E_CALL_NOT_JSON'
  readonly title = 'The call is no JSON'

  constructor() {
    super('Send a JSON object with the header Content-Type: application/json.')
  }
}

export class TooManyCallsException extends DomainException {
  static status = 429
  static code = 'E_TOO_MANY_CALLS'
  readonly title = 'This webhook is called too often'

  constructor(retryAfterSeconds: number) {
    super('This webhook takes 60 calls a minute.', { retry_after_seconds: retryAfterSeconds })
  }
}
