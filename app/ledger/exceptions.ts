import { DomainException } from '#core/exceptions'

export class UnbalancedTransactionException extends DomainException {
  static status = 422
  static code = 'E_UNBALANCED_TRANSACTION'
  readonly title = 'The parts do not add up'

  constructor(residualMinorUnits: number) {
    super('The parts of the transaction do not add up to its amount.', { residual_minor_units: residualMinorUnits })
  }
}

export class ReconciledException extends DomainException {
  static status = 423
  static code = 'E_RECONCILED'
  readonly title = 'This was reconciled'

  constructor() {
    super('The transaction was agreed with a bank statement. Its day, amount and account can no longer be changed.')
  }
}

export class AccountInUseException extends DomainException {
  static status = 409
  static code = 'E_ACCOUNT_IN_USE'
  readonly title = 'It is in use'

  constructor(what: 'account' | 'category', transactions: number) {
    const advice =
      what === 'account' ? 'Archive it, or delete its transactions first.' : 'Merge it into another category.'
    const sentence =
      transactions > 0
        ? `${transactions} transactions use this ${what}. ${advice}`
        : `A bill, or what was imported, still belongs to this ${what}. Archive it.`
    super(sentence, { transaction_count: transactions })
  }
}

export class NameTakenException extends DomainException {
  static status = 409
  static code = 'E_NAME_TAKEN'
  readonly title = 'The name is taken'

  constructor(what: string, name: string) {
    super(`There is another ${what} named "${name}". You can merge the two.`, { name })
  }
}

export class NotLinkedException extends DomainException {
  static status = 409
  static code = 'E_NOT_LINKED'
  readonly title = 'It was not made of two'

  constructor() {
    super('This transaction was not linked from two payments, or was taken apart already.')
  }
}

/** Found by recounting, never by a request. */
export class LedgerUnsoundException extends DomainException {
  static status = 500
  static code = 'E_LEDGER_UNSOUND'
  readonly title = 'The books are not whole'

  constructor(problems: readonly { household_id: number | null; message: string }[]) {
    const [first] = problems
    super(`The check found ${problems.length} problems. The first: household ${first.household_id}: ${first.message}`, {
      problem_count: problems.length,
    })
  }
}
