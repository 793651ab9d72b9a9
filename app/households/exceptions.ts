import { DomainException } from '#core/exceptions'

export class LastOwnerException extends DomainException {
  static status = 422
  static code = 'E_LAST_OWNER'
  readonly title = 'A household needs an owner'

  constructor() {
    super('This is the only owner. Make somebody else an owner first, or delete the household.')
  }
}

/** One code for expired, used and unknown links: who tries links learns nothing. */
export class InvitationInvalidException extends DomainException {
  static status = 410
  static code = 'E_INVITATION_INVALID'
  readonly title = 'The invitation is not valid'

  constructor() {
    super('This invitation has expired, was used already, or was withdrawn. Ask for a new one.')
  }
}
