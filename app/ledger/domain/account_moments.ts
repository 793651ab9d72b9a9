/** What can happen to an account of one's own. */
export const accountMoments = ['opened', 'changed', 'archived', 'reopened', 'deleted'] as const
export type AccountMoment = (typeof accountMoments)[number]

/** A row of an account, as much of it as tells. */
export type AccountState = Readonly<Record<string, unknown>>

/** Undefined where nothing happened that people would call a change, such as being sorted among the others. */
export function accountMoment(before: AccountState | null, after: AccountState | null): AccountMoment | undefined {
  if (!before) return after ? 'opened' : undefined
  if (!after) return 'deleted'
  const [was, is] = [isArchived(before), isArchived(after)]
  if (was !== is) return is ? 'archived' : 'reopened'
  const differs = Object.keys(after).some((column) => column !== 'position' && after[column] !== before[column])
  return differs ? 'changed' : undefined
}

export const isArchived = ({ archived_at: at }: AccountState) => at !== null && at !== undefined
