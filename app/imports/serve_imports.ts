import type { MessagePort } from 'node:worker_threads'
import { setTimeout as sleep } from 'node:timers/promises'
import { DomainException } from '#core/exceptions'
import { livingChildren } from '#plugins/living_children'
import type { Sandboxed } from './run_context.js'
import { RunImport, type RunContext, type RunOptions } from './services/run_import.js'
import type { FromWorker, ImportJob, ToWorker } from './worker_protocol.js'

const POLL_MS = 20

/** The worker's side: runs one import after the other, in the order they come. */
export function serveImports(port: MessagePort, context: RunContext & Sandboxed): void {
  const run = new RunImport(context)
  const cancels = new Map<number, AbortController>()
  let last: Promise<void> = Promise.resolve()
  const tell = (message: FromWorker) => port.postMessage(message)
  context.gateway.onCommitted((change) => tell({ t: 'changed', change }))

  port.on('message', (message: ToWorker) => {
    if (message.t === 'close') return void close(context, cancels.values())
    if (message.t === 'cancel') return cancels.get(message.batchId)?.abort()
    const { job } = message
    const cancel = new AbortController()
    cancels.set(job.batchId, cancel)
    last = last.then(async () => {
      const unexpected = await perform(run, job, cancel.signal, tell)
      cancels.delete(job.batchId)
      tell({ t: 'done', job, unexpected })
    })
  })
}

/** Ends the thread when the processes it started are gone. Until then they would have nobody to whom they can say so. */
async function close(context: Sandboxed, cancels: Iterable<AbortController>): Promise<void> {
  for (const cancel of cancels) cancel.abort()
  context.close()
  while (livingChildren() > 0) await sleep(POLL_MS)
  process.exit()
}

/** How a run ends is kept with the import; only what nobody expected is told. */
async function perform(
  run: RunImport,
  job: ImportJob,
  signal: AbortSignal,
  tell: (message: FromWorker) => void,
): Promise<string | null> {
  const { kind, householdId, batchId, actor, password, causation } = job
  const onProgress: RunOptions['onProgress'] = (progress) => tell({ t: 'progress', job, progress })
  const options: RunOptions = { signal, password, causation, onProgress }
  try {
    if (kind === 'preview') await run.preview(householdId, batchId, options)
    else await run.commit(householdId, batchId, actor, options)
    return null
  } catch (error) {
    if (error instanceof DomainException || signal.aborted) return null
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}
