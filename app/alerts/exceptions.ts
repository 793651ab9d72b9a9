import { DomainException } from '#core/exceptions'

export class IncidentIsOverException extends DomainException {
  static status = 409
  static code = 'E_INCIDENT_IS_OVER'
  readonly title = 'The incident is over'

  constructor() {
    super('It does not fire any more, so there is nothing to acknowledge or to put off.')
  }
}
