import { DomainException } from '#core/exceptions'

/** `code` is what programs tell it by, the same wherever there is too little to learn from. */
export class TooFewPeriodsException extends DomainException {
  static status = 422
  static code = 'E_INSUFFICIENT_DATA'
  readonly title = 'There is too little data'

  constructor(known: number, needed: number) {
    super(`There are ${known} whole periods of income and spending; a proposal takes at least ${needed}.`, {
      known,
      needed,
      unit: 'period',
    })
  }
}
