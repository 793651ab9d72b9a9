import { DomainException } from '#core/exceptions'

export class JobTimedOutException extends DomainException {
  static status = 408
  static code = 'E_JOB_TIMED_OUT'
  readonly title = 'The job took too long'

  constructor(limitMs: number) {
    super(`It was stopped after ${Math.round(limitMs / 1000)} s, the most it may take.`)
  }
}

export class JobNotDeadException extends DomainException {
  static status = 409
  static code = 'E_JOB_NOT_DEAD'
  readonly title = 'There is nothing to try again'

  constructor() {
    super('Only the last run of a job that was given up can be tried again.')
  }
}

export class JobNotScheduledException extends DomainException {
  static status = 409
  static code = 'E_JOB_NOT_SCHEDULED'
  readonly title = 'The job cannot be started by hand'

  constructor(title: string) {
    super(`"${title}" is started by Florin when there is something to do; it has no schedule.`)
  }
}
