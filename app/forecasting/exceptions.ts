import { DomainException } from '#core/exceptions'

/** `code` of both is what programs tell them apart by; the rest is for people. */
export class InsufficientDataException extends DomainException {
  static status = 422
  static code = 'E_INSUFFICIENT_DATA'
  readonly title = 'There is too little data'

  constructor(known: number, needed: number, unit: 'day' | 'month') {
    const told = known === 1 ? `1 ${unit}` : `${known} ${unit}s`
    super(`${told} of data: no forecast yet. It takes at least ${needed} ${unit}s.`, { known, needed, unit })
  }
}

export class ModelUnavailableException extends DomainException {
  static status = 503
  static code = 'E_MODEL_UNAVAILABLE'
  readonly title = 'The model cannot be asked'

  constructor(reason: string) {
    super(`No forecaster answered: ${reason}`)
  }
}
