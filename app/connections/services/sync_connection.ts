import { Readable } from 'node:stream'
import type { Actor, Causation } from '#changes/domain/origin'
import type { Clock } from '#core/clock'
import { NotFoundException } from '#core/exceptions'
import { addDays } from '#core/plain_date'
import type { Database } from '#database/database'
import { writeFetchedFile } from '#imports/domain/fetched_file'
import type { ImportBatchJson } from '#imports/validators/import'
import type { LiveEvents } from '#http/live_events'
import type { Notify } from '#notifications/services/notify'
import type { PluginRegistry } from '#plugins/registry'
import type { CallInstance } from '#plugins/services/call_instance'
import { requireInstance } from '#plugins/services/instance_rows'
import type { FetchedTransaction, Manifest } from '#sdk'
import type { Desk } from '../import_desk.js'
import { readConnectedAccount, type StoredAccount, updateConnectedAccount } from './connected_accounts.js'
import { type Fetched, fetchPages } from './fetch_pages.js'
import { leaveOutKnown } from './leave_out_known.js'
import type { ListBankAccounts } from './list_bank_accounts.js'
import { settleWaiting } from './settle_waiting.js'
import { tellSync } from './tell_sync.js'

export interface SyncParts {
  database: Database
  clock: Clock
  callInstance: Pick<CallInstance, 'handle'>
  registry: Pick<PluginRegistry, 'find'>
  desk: Desk
  listBankAccounts: ListBankAccounts
  live: LiveEvents
  notify: Pick<Notify, 'inside'>
}

export interface SyncOutcome {
  batches: ImportBatchJson[]
  warnings: string[]
}

interface Run {
  householdId: number
  plugin: Manifest
  actor: Actor
  signal?: AbortSignal
  causation?: Causation
  outcome: SyncOutcome
}

/** Who asked for it and what it follows from; nobody and nothing when its time had come. */
interface Asked {
  actor?: Actor
  signal?: AbortSignal
  causation?: Causation
}

/** How far back an account is fetched unless somebody says otherwise. */
const FIRST_DAYS = 90

/** Fetches what banks have booked since the last time, and imports it. */
export class SyncConnection {
  readonly #running = new Map<number, Promise<SyncOutcome>>()

  constructor(private readonly parts: SyncParts) {}

  /** Throws what the connector failed with; what came before that is imported. Whoever asks while one is under way gets its outcome. */
  handle(
    householdId: number,
    instanceId: number,
    actor?: Actor,
    signal?: AbortSignal,
    causation?: Causation,
  ): Promise<SyncOutcome> {
    const running = this.#running.get(instanceId)
    if (running) return running
    const told = this.#told(householdId, instanceId, { actor, signal, causation })
    const run = told.finally(() => this.#running.delete(instanceId))
    this.#running.set(instanceId, run)
    return run
  }

  /** Whoever waits for it hears how it went. */
  async #told(householdId: number, instanceId: number, asked: Asked): Promise<SyncOutcome> {
    try {
      const outcome = await this.#sync(householdId, instanceId, asked)
      await tellSync(this.parts, householdId, instanceId, { outcome }, asked.causation)
      return outcome
    } catch (failure) {
      await tellSync(this.parts, householdId, instanceId, { failure }, asked.causation)
      throw failure
    }
  }

  async #sync(householdId: number, instanceId: number, { actor: by, signal, causation }: Asked): Promise<SyncOutcome> {
    const { database, registry, listBankAccounts } = this.parts
    const instance = await database.read(householdId, (queries) => requireInstance(queries, instanceId))
    const plugin = registry.find(instance.plugin_id)?.manifest
    if (!plugin?.contributes.connector) throw new NotFoundException('connection')
    const actor: Actor = by ?? { kind: 'plugin', id: instanceId, label: instance.title }
    const { accounts, warnings } = await listBankAccounts.handle(householdId, instanceId, { refresh: true })
    const run: Run = { householdId, plugin, actor, signal, causation, outcome: { batches: [], warnings } }
    const linked = accounts.filter(({ account_id }) => account_id !== null)
    for (const [done, account] of linked.entries()) {
      this.#tellProgress(householdId, instanceId, { done, total: linked.length })
      await this.#syncAccount(run, account)
    }
    run.outcome.warnings = [...new Set(run.outcome.warnings)]
    return run.outcome
  }

  #tellProgress(householdId: number, instanceId: number, progress: { done: number; total: number }): void {
    this.parts.live.publish(householdId, {
      name: 'plugin',
      data: { instance_id: instanceId, state: 'ready', progress },
    })
  }

  async #syncAccount(run: Run, linked: StoredAccount): Promise<void> {
    const { database, desk, callInstance } = this.parts
    const { householdId, outcome, signal } = run
    let { account, open } = await settleWaiting(database, desk, householdId, linked, run)
    for (let hasMore = true; hasMore && !open;) {
      const from = account.fetch_from ?? addDays(this.parts.clock.now().slice(0, 10), -FIRST_DAYS)
      const fetched = await fetchPages(callInstance, householdId, account, { from, signal })
      outcome.warnings.push(...fetched.warnings)
      const batch = await this.#takeIn(run, account, fetched)
      if (batch) outcome.batches.push(batch)
      if (fetched.failure) throw fetched.failure as Error
      // It stays where a person finds it; the next sync fetches again.
      if (batch?.status === 'failed') return
      ;({ account, open } = await this.#settle(run, account.id, fetched, batch))
      hasMore = fetched.hasMore
    }
    if (open && !outcome.batches.some(({ id }) => id === open.id)) outcome.batches.push(open)
  }

  /** Makes an import of what is new. Null where nothing is. */
  async #takeIn(run: Run, account: StoredAccount, { transactions, cursor }: Fetched): Promise<ImportBatchJson | null> {
    const { database, desk } = this.parts
    const { householdId, plugin, actor, causation } = run
    const news = await database.read(householdId, (queries) =>
      leaveOutKnown(queries, account.account_id!, plugin.id, transactions),
    )
    if (news.length === 0) return null
    const upload = this.#uploadOf(account, plugin, news)
    const onStart = async (batchId: number) => {
      const waiting = { waiting_batch_id: batchId, waiting_cursor: cursor }
      await database.write(householdId, (writes) => updateConnectedAccount(writes, account.id, waiting))
    }
    return desk.takeIn(householdId, upload, actor, { isReviewed: account.review, onStart, causation })
  }

  #uploadOf(account: StoredAccount, { id, name, version }: Manifest, transactions: FetchedTransaction[]) {
    const { external_id, currency, kind, institution, number, balance, balance_on } = account
    const fetched_at = this.parts.clock.now()
    const said = { id: external_id, name: account.name, currency, kind, institution, number, balance, balance_on }
    const content = writeFetchedFile({ format: 'florin-fetched/1', fetched_at, account: said, transactions })
    return {
      name: `${account.name.replaceAll('/', ' ')} ${fetched_at.slice(0, 10)}.json`,
      content: Readable.from([Buffer.from(content)]),
      accountId: account.account_id!,
      fetchedBy: { id, name, version },
    }
  }

  /** The cursor moves on: with the import, or at once where there was nothing to import. */
  async #settle(run: Run, id: number, { cursor }: Fetched, batch: ImportBatchJson | null) {
    const { database, desk, clock } = this.parts
    const account = await database.write(run.householdId, async (writes) => {
      const synced = { synced_at: clock.now() }
      await updateConnectedAccount(writes, id, batch ? synced : { ...synced, cursor })
      return readConnectedAccount(writes, id)
    })
    return settleWaiting(database, desk, run.householdId, account, run)
  }
}
