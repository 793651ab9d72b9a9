import type { ChildProcess } from 'node:child_process'

/*
 * The processes that this thread started and that have not ended. A thread must outlive them: what it leaves behind, nobody else in the
 * server can bury.
 */
const living = new Set<ChildProcess>()

export function watchChild(child: ChildProcess): void {
  living.add(child)
  const end = () => living.delete(child)
  child.once('exit', end)
  child.once('error', () => child.pid === undefined && end())
}

export function livingChildren(): number {
  return living.size
}
