import { DomainException, type FieldProblem } from '#core/exceptions'

export class ExportUnreadableException extends DomainException {
  static status = 422
  static code = 'E_EXPORT_UNREADABLE'
  readonly title = 'The export cannot be brought back'

  constructor(detail: string, errors?: FieldProblem[]) {
    super(detail, {}, errors)
  }
}

export class HouseholdNotEmptyException extends DomainException {
  static status = 409
  static code = 'E_HOUSEHOLD_NOT_EMPTY'
  readonly title = 'The household has books of its own'

  constructor(sections: readonly string[]) {
    const has = sections.join(', ').replaceAll('_', ' ')
    const detail = `An export is brought back into an empty household. This one has ${has}. Make a new household for it.`
    super(detail, { sections })
  }
}

/** Budgets, totals and goals are counted in it, so an export is no other household's by half. */
export class CurrencyDiffersException extends DomainException {
  static status = 409
  static code = 'E_CURRENCY_DIFFERS'
  readonly title = 'The household counts in another currency'

  constructor(exported: string, here: string) {
    super(
      `The export counts in ${exported} and this household in ${here}. Make a new household that counts in ${exported}.`,
      {
        exported,
        here,
      },
    )
  }
}
