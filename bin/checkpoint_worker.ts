/*
 * The thread that moves commits from SQLite's log into the file, so that no request waits for the disk (database/checkpoint_thread.ts
 * starts it).
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { keepLogShort } from '#database/keep_log_short'
import { RemoteWriteLock } from '#database/write_lock'

const { file, lockPort } = workerData as { file: string; lockPort: MessagePort }
const stop = keepLogShort(file, new RemoteWriteLock(lockPort))
parentPort!.once('message', () => void stop().then(() => process.exit()))
