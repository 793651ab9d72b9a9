import type { ApplicationService } from '@adonisjs/core/types'
import type { UndoPermit } from '#changes/services/require_undo_permit'
import { undoPermits } from '#start/undo_permits'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.undoPermits': readonly UndoPermit[]
  }
}

/** Tells the domain of changes what it cannot know of those above it. */
export default class ChangesProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    this.app.container.bindValue('florin.undoPermits', undoPermits)
  }
}
