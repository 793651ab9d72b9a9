import { DomainException } from '#core/exceptions'

export class RuleNotApplicableException extends DomainException {
  static status = 409
  static code = 'E_RULE_NOT_APPLICABLE'
  readonly title = 'The rule is no longer valid'

  constructor(problem: string) {
    super(`The rule is out of action. ${problem} Change the rule first.`, { problem })
  }
}
