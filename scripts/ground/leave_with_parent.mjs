/*
 * Preloaded into the processes we start (`node --import`), so that they end even when we are killed without a chance
 * to tell them.
 */
import { leaveWithParent } from './processes.mjs'

leaveWithParent(() => process.kill(process.pid, 'SIGTERM'))
