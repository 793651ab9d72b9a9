import { readlinkSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'
import { basename } from 'node:path'

/** Others get about three times as much of a processor that both want. */
const NICENESS = 5

/**
 * Lets threads that answer people go first where the processor is short. Called in a thread of its own; what it starts steps back as well.
 * Only Linux has priorities of threads; elsewhere, and where it is refused, nothing changes.
 */
export function stepBack(): void {
  if (process.platform !== 'linux') return
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')))
    if (getPriority(thread) < NICENESS) setPriority(thread, NICENESS)
  } catch {
    // A machine without /proc runs as well, if not as smoothly.
  }
}
