import { DomainException } from '#core/exceptions'

export class FileTooLargeException extends DomainException {
  static status = 413
  static code = 'E_FILE_TOO_LARGE'
  readonly title = 'The file is too large'

  constructor(bytesMax: number) {
    super(`Files of up to ${Math.floor(bytesMax / 1_000_000)} MB can be imported.`, { bytes_max: bytesMax })
  }
}

export class FileMissingException extends DomainException {
  static status = 422
  static code = 'E_FILE_MISSING'
  readonly title = 'There is no file to import'
}

/** Only for what a person can do something about: the status of the import does not allow it (any more). */
export class ImportNotReadyException extends DomainException {
  static status = 409
  static code = 'E_IMPORT_NOT_READY'
  readonly title = 'The import is not ready for this'

  constructor(detail: string, batchStatus: string) {
    super(detail, { import_status: batchStatus })
  }
}

/** A person has to say first what the columns of the table are. */
export class ColumnsUnknownException extends DomainException {
  static status = 422
  static code = 'E_COLUMNS_UNKNOWN'
  readonly title = 'It is not clear what the columns are'

  constructor() {
    super('Say which column has the dates and which has the amounts.')
  }
}

export class AccountsMissingException extends DomainException {
  static status = 422
  static code = 'E_ACCOUNTS_MISSING'
  readonly title = 'It is not clear where the file belongs'

  constructor(statements: readonly string[]) {
    super(
      statements.length === 1
        ? 'Choose the account that the file belongs to.'
        : `Choose an account for each of these parts of the file: ${statements.join(', ')}.`,
      { statements },
    )
  }
}

export class TooManyImportsException extends DomainException {
  static status = 409
  static code = 'E_TOO_MANY_IMPORTS'
  readonly title = 'Too many imports are open'

  constructor(openMax: number) {
    super(`There are ${openMax} imports that nobody has finished. Commit or discard some of them first.`, {
      open_max: openMax,
    })
  }
}

/** The process that ran an import ended before the import did. */
export class ImportInterruptedException extends DomainException {
  static status = 500
  static code = 'E_IMPORT_INTERRUPTED'
  readonly title = 'The import was interrupted'
}
