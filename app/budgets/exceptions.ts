import { DomainException } from '#core/exceptions'

export class NoBudgetException extends DomainException {
  static status = 409
  static code = 'E_NO_BUDGET'
  readonly title = 'There is no budget yet'

  constructor() {
    super('This household has no budget yet. Begin one first.')
  }
}

export class BudgetNotBegunException extends DomainException {
  static status = 409
  static code = 'E_BUDGET_NOT_BEGUN'
  readonly title = 'The budget had not begun yet'

  constructor(startsOn: string) {
    super(`The budget begins on ${startsOn}. Let it begin earlier to plan what was before.`, { starts_on: startsOn })
  }
}
