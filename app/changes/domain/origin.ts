/** Who makes a change. Fields that machines may set remember their setter: user > rule > plugin > import. */
export interface Actor {
  kind: 'user' | 'token' | 'rule' | 'plugin' | 'import' | 'system'
  id: number | null
  /** The name to show in the history. */
  label: string
}

export interface Origin {
  actor: Actor
  /** What was done, as a stable code such as `transaction.created`. */
  cause: string
  /** The same in a short sentence for people. */
  summary: string
}
