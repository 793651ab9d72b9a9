import type { Schema } from './document_schema.js'

/** What a step reaches beyond this household's rows; shown before a blueprint is imported. */
export type Power = 'notify' | 'change_transactions' | 'create_transactions' | 'plugin' | 'network' | 'import' | 'read'

/** What can be said of a kind of step without doing it. */
export interface StepDescription {
  /** `notify@1`; a version keeps its meaning for ever. */
  use: string
  title: string
  description: string
  /** `once`: its effect and its checkpoint are one transaction. `at least once`: it may be repeated, with the same key, after a crash. */
  promise: 'once' | 'at least once'
  /** What its `with` may hold. */
  schema: Schema
  powers: readonly Power[]
  /** What it may set off: `transaction.changed`, `import.committed`. */
  emits: readonly string[]
}

/** Kinds that steer a run; the engine itself does them. */
export const controlUses = ['wait@1', 'approve@1', 'choose@1', 'for_each@1', 'parallel@1', 'stop@1'] as const

export const BRANCHES_MAX = 5
export const ITEMS_MAX = 500
