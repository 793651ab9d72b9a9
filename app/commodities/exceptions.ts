import { DomainException } from '#core/exceptions'

export class UnknownCurrencyException extends DomainException {
  static status = 422
  static code = 'E_UNKNOWN_CURRENCY'
  readonly title = 'The currency is not known'

  constructor(code: string) {
    super(`"${code}" is not a currency code of ISO 4217, such as EUR or USD.`, { given: code })
  }
}
