/*
 * The whole of what Bree runs: a thread that says that the time has come, and ends. Everything else happens in the server, which has
 * the database, the write lock and the plugins. Bare Node loads this file, so it imports nothing of Florin.
 */
import { parentPort } from 'node:worker_threads'

// Bree ends a thread that says so.
parentPort?.postMessage('done')
