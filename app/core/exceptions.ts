import { Exception } from '@adonisjs/core/exceptions'

export interface FieldProblem {
  /** JSON pointer to the field of the request, such as `/splits/1/amount`. */
  pointer: string
  code: string
  message: string
}

/**
 * A failure a person or program can be told about. Each is thrown where it is found and translated once, in the HTTP handler, to
 * problem+json; `code` names its page below docs/problems.
 */
export abstract class DomainException extends Exception {
  /** What the problem is about, the same for every occurrence. */
  abstract readonly title: string
  /** Typed members that become part of the problem. */
  readonly extras: Record<string, unknown>
  readonly errors?: FieldProblem[]

  constructor(detail: string, extras: Record<string, unknown> = {}, errors?: FieldProblem[]) {
    super(detail)
    this.extras = extras
    this.errors = errors
  }
}

export class InvalidAmountException extends DomainException {
  static status = 422
  static code = 'E_INVALID_AMOUNT'
  readonly title = 'The amount cannot be read'

  constructor(text: string, reason: string) {
    super(`The amount "${text}" ${reason}.`, { given: text })
  }
}

/** Also for rows of other households: whether they exist is not told. */
export class NotFoundException extends DomainException {
  static status = 404
  static code = 'E_NOT_FOUND'
  readonly title = 'There is no such thing'

  constructor(what: string) {
    super(`There is no ${what} like that here.`)
  }
}

export class InvalidInputException extends DomainException {
  static status = 422
  static code = 'E_INVALID_INPUT'
  readonly title = 'The request has invalid fields'

  constructor(errors: FieldProblem[]) {
    super(errors.map((error) => error.message).join(' '), {}, errors)
  }
}

/** A field error found beyond the validator, such as an id that names nothing. */
export function invalidField(pointer: string, code: string, message: string): InvalidInputException {
  return new InvalidInputException([{ pointer, code, message }])
}
