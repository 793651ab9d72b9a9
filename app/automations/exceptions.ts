import { DomainException } from '#core/exceptions'

/** A step could not do its work; its code decides whether it is tried again. */
export class StepFailedException extends DomainException {
  static status = 422
  static code = 'E_STEP_FAILED'
  readonly title = 'A step could not do its work'
}

export class StepTimedOutException extends DomainException {
  static status = 422
  static code = 'E_STEP_TIMED_OUT'
  readonly title = 'A step took too long'

  constructor(seconds: number) {
    super(`It was not done within ${seconds} seconds.`)
  }
}

/** Somebody else decided first, or nobody did in time. */
export class ApprovalSettledException extends DomainException {
  static status = 409
  static code = 'E_APPROVAL_SETTLED'
  readonly title = 'This was already decided'

  constructor(decision: string) {
    super(`It was already ${decision}.`, { decision })
  }
}

export class RunNotOverException extends DomainException {
  static status = 409
  static code = 'E_RUN_NOT_OVER'
  readonly title = 'The run is not over'

  constructor() {
    super('The run still goes on. Stop it first, or wait until it is over.')
  }
}

/** It runs one at a time, or too many wait already. */
export class AutomationBusyException extends DomainException {
  static status = 409
  static code = 'E_AUTOMATION_BUSY'
  readonly title = 'The automation is at work'

  constructor() {
    super('It is running already, and it is set to do one thing at a time.')
  }
}
