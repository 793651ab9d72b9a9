import type { Manifest } from '#sdk'
import type { Queries, Writes } from '#database/database'
import type { SecretPlace } from './broker/run_secrets.js'
import type { PluginStore } from './broker/store.js'
import type { Grants } from './domain/grants.js'
import type { HostCalls } from './sandbox.js'

/*
 * What instances need of the broker. It is wired in providers/plugins_provider.ts.
 */

/** What is kept of an instance in place of its rows. */
export interface InstanceMemory {
  secrets: SecretPlace
  store: PluginStore
}

export interface CallsFor {
  householdId: number
  instanceId: number
  pluginId: string
  manifest: Manifest
  grants: Grants
  /** Of an instance that is no longer in the database. */
  memory?: InstanceMemory
  signal?: AbortSignal
  /** Hears how far a long call is. */
  onProgress?: (done: number, total: number) => void
}

export interface InstanceBroker {
  /** Answers what one call of an instance asks of Florin. */
  callsFor(call: CallsFor): HostCalls
}

/** Secrets by name, encrypted at rest. Reading them is nobody's business but the broker's. */
export interface InstanceSecrets {
  names(queries: Queries, instanceId: number): Promise<string[]>
  keep(writes: Writes, instanceId: number, name: string, value: string): Promise<void>
  forget(writes: Writes, instanceId: number, name: string): Promise<void>
}
