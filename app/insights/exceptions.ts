import { DomainException } from '#core/exceptions'

export type DataUnit = 'days' | 'months' | 'periods'

/** `code` is what programs tell it by; `needs` and `has` count the same thing. */
export class InsufficientDataException extends DomainException {
  static status = 422
  static code = 'E_INSUFFICIENT_DATA'
  readonly title = 'There is too little data'

  constructor(what: string, unit: DataUnit, has: number, needs: number) {
    const told = has === 1 ? `1 ${unit.slice(0, -1)}` : `${has} ${unit}`
    super(`${told} of data: ${what} takes at least ${needs}.`, { needs: { [unit]: needs }, has: { [unit]: has } })
  }
}
