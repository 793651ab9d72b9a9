/** Who makes a change. Fields that machines may set remember their setter: user > rule > plugin > import. */
export interface Actor {
  kind: 'user' | 'token' | 'rule' | 'plugin' | 'import' | 'system' | 'automation'
  id: number | null
  /** The name to show in the history. */
  label: string
}

/** What a change follows from when no person asked for it, so that a chain of them can be told and ended. */
export interface Causation {
  /** What made the change, such as `automation-run:12`. */
  id: string
  /** How many changes that nobody asked for led to this one, itself included. */
  depth: number
}

export interface Origin {
  actor: Actor
  /** What was done, as a stable code such as `transaction.created`. */
  cause: string
  /** The same in a short sentence for people. */
  summary: string
  causation?: Causation
}
