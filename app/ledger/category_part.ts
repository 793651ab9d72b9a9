import type { ChangeSet } from '#changes/change_set'

/** What a domain that stands above this one does when a category goes. The parts are listed in start/category_parts.ts. */
export interface CategoryPart {
  /** Inside the change set of the merge, so that undoing it brings everything back. */
  merged(changes: ChangeSet, from: number, into: number): Promise<void>
  /** Inside the change set of the deletion, before it. */
  deleted?(changes: ChangeSet, id: number): Promise<void>
}
