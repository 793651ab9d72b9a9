import { DomainException } from '#core/exceptions'

export interface ConflictingChangeSet {
  id: number
  summary: string
  at: string
}

export class AlreadyUndoneException extends DomainException {
  static status = 409
  static code = 'E_ALREADY_UNDONE'
  readonly title = 'This was already undone'

  constructor(id: number) {
    super('This change was already undone. You can redo it from the history.', { change_set_id: id })
  }
}

/** Later changes built on this one; they are named so that a person can undo them first. */
export class UndoConflictException extends DomainException {
  static status = 409
  static code = 'E_UNDO_CONFLICT'
  readonly title = 'Later changes stand in the way'

  constructor(conflicts: ConflictingChangeSet[]) {
    super('Something was changed again since. Undo the later change first.', { conflicts })
  }
}
