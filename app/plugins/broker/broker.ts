import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '#core/clock'
import type { Database } from '#database/database'
import type { Manifest } from '#sdk'
import type { Grants } from '../domain/grants.js'
import { PluginFailedException } from '../exceptions.js'
import type { InstanceMemory } from '../instance_ports.js'
import type { HostCalls, HostOperation } from '../sandbox.js'
import { readCallRequest } from './call_requests.js'
import { type DataParts, type DataScopes, readData } from './data_reads.js'
import { HttpRequests, type RequestLimits } from './http_requests.js'
import type { Network } from './network.js'
import { Pace, type PaceSettings } from './pace.js'
import { Permits } from './permits.js'
import type { PluginSecrets } from './plugin_secrets.js'
import { Refusal } from './refusals.js'
import { RunSecrets } from './run_secrets.js'
import { InstanceStore, type PluginStore } from './store.js'
import type { UsageBook, UsedBy } from './usage.js'

export interface BrokerParts {
  database: Database
  clock: Clock
  secrets: PluginSecrets
  usage: UsageBook
  network: Network
  data: DataScopes
  limits?: Partial<RequestLimits>
  pace?: PaceSettings
}

export interface BrokeredCall extends UsedBy {
  pluginId: string
  manifest: Manifest
  grants: Grants
  /** Of an instance that is no longer in the database. */
  memory?: InstanceMemory
  signal?: AbortSignal
  onProgress?: (done: number, total: number) => void
}

const LIMITS: RequestLimits = {
  parallel: 6,
  requests_a_run: 300,
  requests_a_day: 5_000,
  timeout_ms: 30_000,
  own_timeout_ms: 110_000,
  redirects: 5,
}
const PACE = { burst: 60, per_second: 10 }

/** Answers what plugins ask of Florin. Whatever power a plugin has, it has through here. */
export class Broker {
  readonly #pace: Pace

  constructor(private readonly parts: BrokerParts) {
    this.#pace = new Pace(parts.pace ?? PACE)
  }

  /** For one call of one instance. What is refused is thrown as `PluginFailedException`. */
  callsFor(call: BrokeredCall): HostCalls {
    const answers = this.#answersFor(call)
    return async (operation, request, signal) => {
      try {
        return await answers.answer(operation, request, call.signal ? AbortSignal.any([call.signal, signal]) : signal)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        throw new PluginFailedException(error.reason, answers.mask(error.message), call.pluginId)
      }
    }
  }

  #answersFor({ householdId, instanceId, pluginId, manifest, grants, memory, onProgress }: BrokeredCall): Answers {
    const { database, clock, secrets, usage, network, data, limits } = this.parts
    const by = { householdId, instanceId }
    const permits = new Permits(manifest, grants)
    const runSecrets = new RunSecrets(memory?.secrets ?? secrets.placeOf(by))
    const http = new HttpRequests({
      network,
      pace: this.#pace,
      usage,
      permits,
      secrets: runSecrets,
      by,
      limits: { ...LIMITS, ...limits },
      userAgent: `Florin (${pluginId} ${manifest.version})`,
    })
    const store = memory?.store ?? new InstanceStore(database, by)
    return new Answers({
      database,
      clock,
      scopes: data,
      usage,
      permits,
      secrets: runSecrets,
      http,
      store,
      by,
      onProgress,
    })
  }
}

interface AnswerParts extends DataParts {
  usage: UsageBook
  secrets: RunSecrets
  http: HttpRequests
  store: PluginStore
  onProgress?: (done: number, total: number) => void
}

class Answers {
  constructor(private readonly parts: AnswerParts) {}

  /** A guest names the operation, so it is compared and never looked up. */
  answer(operation: HostOperation, json: string, signal: AbortSignal): Promise<string> {
    switch (operation) {
      case 'http.request':
        return this.#request(json, signal)
      case 'store.get':
        return this.#stored(json.length, (store) => store.get(readCallRequest(operation, json).key))
      case 'store.set':
        return this.#stored(json.length, (store) => this.#set(store, json))
      case 'store.delete':
        return this.#stored(json.length, async (store) => {
          await store.delete(readCallRequest(operation, json).key)
          return 'null'
        })
      case 'store.keys':
        return this.#stored(json.length, async (store) =>
          JSON.stringify(await store.keys(readCallRequest(operation, json).prefix)),
        )
      case 'data.read':
        return this.#read(json)
      case 'progress':
        return this.#progress(json)
      default:
        throw new Refusal('unsupported', `There is no operation ${String(operation satisfies never)}.`)
    }
  }

  mask(text: string): string {
    return this.parts.secrets.mask(text)
  }

  async #request(json: string, signal: AbortSignal): Promise<string> {
    const response = await this.parts.http.request(readCallRequest('http.request', json), signal)
    // Of a large answer, taking secrets out and writing it down are two things that others need not wait for in one.
    await nextTurn()
    return JSON.stringify(response)
  }

  async #set(store: PluginStore, json: string): Promise<string> {
    const { key, value } = readCallRequest('store.set', json)
    await store.set(key, JSON.stringify(value))
    return 'null'
  }

  async #stored(sent: number, use: (store: PluginStore) => Promise<string>): Promise<string> {
    const { permits, store } = this.parts
    const answer = await this.#counted('store', 'store', () => {
      permits.requireStore()
      return use(store)
    })
    this.parts.usage.count(this.parts.by, {
      kind: 'store',
      scope: 'store',
      bytes_sent: sent,
      bytes_received: answer.length,
    })
    return answer
  }

  async #read(json: string): Promise<string> {
    const request = readCallRequest('data.read', json)
    const answer = await this.#counted('data', request.scope, () => readData(this.parts, request))
    this.parts.usage.count(this.parts.by, { kind: 'data', scope: request.scope, bytes_received: answer.length })
    return answer
  }

  async #progress(json: string): Promise<string> {
    const { done, total } = readCallRequest('progress', json)
    this.parts.onProgress?.(done, total)
    return 'null'
  }

  async #counted(kind: string, scope: string, work: () => Promise<string>): Promise<string> {
    const { usage, by } = this.parts
    try {
      const answer = await work()
      usage.count(by, { kind, scope, requests: 1 })
      return answer
    } catch (error) {
      if (error instanceof Refusal && error.reason === 'forbidden') usage.count(by, { kind, scope, refused: 1 })
      throw error
    }
  }
}
