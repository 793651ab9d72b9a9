import { DomainException } from '#core/exceptions'

/** Where a message was stopped, for people and for what is done next. */
export type DeliveryReason =
  | 'not_configured'
  | 'address'
  | 'connection'
  | 'encryption'
  | 'sign_in'
  | 'recipient'
  | 'answer'
  | 'no_device'
  | 'not_a_member'
  | 'channel'

/** It may work later, so it is tried again. */
export class DeliveryFailedException extends DomainException {
  static status = 503
  static code = 'E_DELIVERY_FAILED'
  readonly title = 'The message could not be delivered now'

  constructor(
    readonly reason: DeliveryReason,
    detail: string,
    retryAfterSeconds?: number,
  ) {
    super(detail, { reason, ...(retryAfterSeconds === undefined ? {} : { retry_after_seconds: retryAfterSeconds }) })
  }
}

/** The same would happen again, until somebody changes something. */
export class DeliveryRefusedException extends DomainException {
  static status = 422
  static code = 'E_DELIVERY_REFUSED'
  readonly title = 'The message was refused'

  constructor(
    readonly reason: DeliveryReason,
    detail: string,
  ) {
    super(detail, { reason })
  }
}

/** Settings of the environment win, and Florin does not write the environment. */
export class MailSetByEnvironmentException extends DomainException {
  static status = 409
  static code = 'E_MAIL_SET_BY_ENVIRONMENT'
  readonly title = 'E-mail is set up by the environment'

  constructor() {
    super('FLORIN_SMTP_HOST is set, so the settings come from the environment of the server. Change them there.')
  }
}
