export type PaceState = 'none' | 'within' | 'fast' | 'overspent'

/** Spending may run this far ahead of the calendar before it is called fast: shops are not visited evenly. */
const AHEAD_ALLOWED = 0.15

/** Spent of what there was to spend in the period; null where there was nothing. */
export function shareUsed({ carried, assigned, spent }: { carried: number; assigned: number; spent: number }) {
  const available = carried + assigned
  return available > 0 ? Math.max(0, spent) / available : null
}

/** In whole percent; money spent where there was none to spend has used up more than all of it. */
export function percentUsed({ share_used: used, spent }: { share_used: number | null; spent: number }): number {
  if (used === null) return spent > 0 ? 101 : 0
  return Math.floor(used * 100)
}

export function paceOf(
  line: { carried: number; assigned: number; spent: number; left: number },
  elapsed: number,
): PaceState {
  if (line.left < 0) return 'overspent'
  const used = shareUsed(line)
  if (used === null || line.spent <= 0) return 'none'
  return used < 1 && used > elapsed + AHEAD_ALLOWED ? 'fast' : 'within'
}

/**
 * What may be spent on each day that is left without touching what is set aside for bills and savings: the everyday lines' money,
 * less what others are short of and what was assigned without being there.
 */
export function safeToSpend(
  lines: readonly { left: number; isEveryday: boolean }[],
  toAssign: number,
  days: number,
): { perDay: number; left: number } {
  const available = lines.reduce((sum, { left, isEveryday }) => sum + (left < 0 || isEveryday ? left : 0), 0)
  const left = Math.max(0, available + Math.min(0, toAssign))
  return { perDay: days > 0 ? Math.floor(left / days) : 0, left }
}
