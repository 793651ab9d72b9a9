import { undoChangeSet } from '#lib/api/ledger.ts'
import { toProblem } from '#lib/api/problem.ts'
import { revision } from '#lib/api/revision.svelte.ts'
import { toasts } from '#lib/components/toasts.svelte.ts'

const own = new Set<number>()
const KNOWN_MAX = 50

/** Says what was done and offers to take it back; lists ask the server again. */
export function announceChange(changeSetId: number, message: string): void {
  own.add(changeSetId)
  if (own.size > KNOWN_MAX) own.delete(own.values().next().value!)
  revision.advance()
  toasts.show({ message, action: { label: 'Undo', run: () => void undo(changeSetId, message) } })
}

/** The change was made here, so the page already knows of it. */
export function isOwnChange(changeSetId: number | null): boolean {
  return changeSetId !== null && own.has(changeSetId)
}

/** Takes a change back. The undoing is a change of its own, announced with its own undo. */
export async function undo(changeSetId: number, message: string): Promise<void> {
  try {
    await undoChangeSet(changeSetId, `Undone: ${message}`)
    revision.advance()
  } catch (thrown) {
    toasts.show({ message: toProblem(thrown).message, tone: 'problem' })
  }
}

/** Runs a change whose refusal needs no more room than a toast. */
export async function attempt(change: () => Promise<unknown>): Promise<boolean> {
  try {
    await change()
    return true
  } catch (thrown) {
    toasts.show({ message: toProblem(thrown).message, tone: 'problem' })
    return false
  }
}
