import type { Writes } from './database.js'

/** What to do once a unit's transaction is committed; nothing of it happens when the unit fails. */
const waiting = new WeakMap<Writes, (() => void)[]>()

/**
 * Runs `work` when the caller's transaction is committed: for telling pages and workers of rows that they then find. It must not throw,
 * and it may be lost with the process, so nothing may depend on it alone.
 */
export function afterCommit(writes: Writes, work: () => void): void {
  const known = waiting.get(writes)
  if (known) known.push(work)
  else waiting.set(writes, [work])
}

/** For the data layer. */
export function runAfterCommit(writes: Writes): void {
  for (const work of waiting.get(writes) ?? []) work()
  waiting.delete(writes)
}
