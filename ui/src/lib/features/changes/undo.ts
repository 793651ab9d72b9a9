import { undoChangeSet } from '#lib/api/ledger.ts'
import { toProblem } from '#lib/api/problem.ts'
import { revision } from '#lib/api/revision.svelte.ts'
import { toasts } from '#lib/components/toasts.svelte.ts'

const own = new Set<number>()
const KNOWN_MAX = 50

/** Says what was done and offers to take it back; lists ask the server again. */
export function announceChange(changeSetId: number, message: string): void {
  announce(changeSetId, message, { label: 'Undo', run: () => void undo(changeSetId, message) })
}

function announce(changeSetId: number, message: string, action: { label: string; run: () => void }): void {
  own.add(changeSetId)
  if (own.size > KNOWN_MAX) own.delete(own.values().next().value!)
  revision.advance()
  toasts.show({ message, action })
}

/** The change was made here, so the page already knows of it. */
export function isOwnChange(changeSetId: number | null): boolean {
  return changeSetId !== null && own.has(changeSetId)
}

/** Takes a change back. The undoing is a change of its own, and undoing that is the redo. */
export async function undo(changeSetId: number, message: string): Promise<void> {
  await attempt(async () => {
    const { id } = await undoChangeSet(changeSetId)
    announce(id, `Undone: ${message}`, { label: 'Redo', run: () => void redo(id, changeSetId, message) })
  })
}

/** After a redo the first change stands again, so it is the one to undo. */
async function redo(undoneById: number, changeSetId: number, message: string): Promise<void> {
  await attempt(async () => {
    const { id } = await undoChangeSet(undoneById)
    announce(id, `Redone: ${message}`, { label: 'Undo', run: () => void undo(changeSetId, message) })
  })
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
