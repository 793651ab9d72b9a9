import { DomainException } from '#core/exceptions'

/** `code` of both is what programs tell them apart by; the rest is for people. */
export class TooFewLabelsException extends DomainException {
  static status = 422
  static code = 'E_INSUFFICIENT_DATA'
  readonly title = 'There is too little data'

  constructor(known: number, needed: number) {
    super(
      `${known} transactions have a category that somebody chose; a model takes ${needed}, in two categories. Names decide till then.`,
      { known, needed },
    )
  }
}

export class ModelUnavailableException extends DomainException {
  static status = 503
  static code = 'E_MODEL_UNAVAILABLE'
  readonly title = 'The model cannot be asked'

  constructor(reason: string) {
    super(`Nothing was learned: ${reason} Categories are chosen by habits meanwhile.`)
  }
}
