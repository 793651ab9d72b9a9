import { MessageChannel, Worker, type WorkerOptions } from 'node:worker_threads'
import type { LocalWriteLock } from './write_lock.js'

const isSource = import.meta.url.endsWith('.ts')

/**
 * Starts a thread from `bin/`, which takes turns at writing with the rest of the process. It finds the settings and its end of the lock,
 * `lockPort`, in its `workerData`. It keeps no process alive.
 */
export function startThread(
  name: 'background_worker' | 'checkpoint_worker' | 'import_worker',
  lock: LocalWriteLock,
  settings: object,
  resourceLimits?: WorkerOptions['resourceLimits'],
): Worker {
  const { port1, port2 } = new MessageChannel()
  lock.serve(port1)
  port1.unref()
  const worker = new Worker(new URL(`../bin/${name}.${isSource ? 'ts' : 'js'}`, import.meta.url), {
    workerData: { ...settings, lockPort: port2 },
    transferList: [port2],
    resourceLimits,
    // Sources are compiled as they are loaded.
    execArgv: isSource ? [`--import=${new URL('../bin/typescript.mjs', import.meta.url).href}`] : [],
  })
  worker.on('exit', () => port1.close())
  worker.unref()
  return worker
}
