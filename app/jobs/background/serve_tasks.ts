import type { MessagePort } from 'node:worker_threads'
import type { FromThread, Tasks, ToldError, ToThread } from './tasks.js'

/** The thread's side: does what it is asked, several at a time, and ends when it is told to and nothing runs any more. */
export function serveTasks(port: MessagePort, tasks: Tasks, letGo: () => Promise<void>): void {
  const running = new Map<number, { stop: AbortController; ended: Promise<void> }>()
  const tell = (message: FromThread) => port.postMessage(message)

  async function perform(id: number, name: string, about: unknown, signal: AbortSignal): Promise<void> {
    try {
      const answer = await tasks[name]!(about as never, signal)
      tell({ t: 'done', id, answer })
    } catch (error) {
      tell({ t: 'failed', id, error: toldError(error) })
    } finally {
      running.delete(id)
    }
  }

  async function close(): Promise<void> {
    for (const { stop } of running.values()) stop.abort()
    await Promise.all([...running.values()].map(({ ended }) => ended))
    await letGo()
    process.exit()
  }

  port.on('message', (message: ToThread) => {
    if (message.t === 'close') return void close()
    if (message.t === 'abort') return running.get(message.id)?.stop.abort()
    const stop = new AbortController()
    running.set(message.id, { stop, ended: perform(message.id, message.name, message.about, stop.signal) })
  })
}

function toldError(error: unknown): ToldError {
  if (!(error instanceof Error)) return { message: String(error) }
  const { message, stack } = error
  return { message, stack, ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}) }
}
