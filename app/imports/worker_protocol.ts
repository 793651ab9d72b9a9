import type { Actor, Causation } from '#changes/domain/origin'
import type { CommittedChange } from '#changes/gateway'
import type { PackageSettings } from '#plugins/packages/package_parts'
import type { ImportProgress } from './services/run_import.js'

/*
 * What the server and its import worker say to each other.
 */

export interface WorkerSettings {
  databaseUrl?: string
  sqliteFile: string
  vaultFolder: string
  packages: PackageSettings
}

export interface ImportJob {
  kind: 'preview' | 'commit'
  householdId: number
  batchId: number
  actor: Actor
  /** What it follows from when no person asked for it. */
  causation?: Causation
  /** Of a locked file, for this run; it is never written down. */
  password?: string
}

export type ToWorker = { t: 'run'; job: ImportJob } | { t: 'cancel'; batchId: number } | { t: 'close' }

export type FromWorker =
  | { t: 'progress'; job: ImportJob; progress: ImportProgress }
  | { t: 'changed'; change: CommittedChange }
  /** `unexpected` is what the log wants of a failure that no person caused. */
  | { t: 'done'; job: ImportJob; unexpected: string | null }
