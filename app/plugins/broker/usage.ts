import { type Clock, shiftInstant } from '#core/clock'
import type { Database, Writes } from '#database/database'

export interface Used {
  kind: string
  scope: string
  requests?: number
  bytes_sent?: number
  bytes_received?: number
  refused?: number
}

export interface UsedBy {
  householdId: number
  instanceId: number
}

type Counts = Required<Omit<Used, 'kind' | 'scope'>>
type Entry = UsedBy & { day: string; kind: string; scope: string } & Counts

const FLUSH_MS = 10_000
/** A plugin that asks for ever new hosts fills no table with them. */
const SCOPES_A_DAY = 100
const OTHERS = 'others'
const DAYS_KEPT = 90

/**
 * What plugins use, counted in memory and written every few seconds: for each instance, day, kind and scope one row. What a crash loses is
 * some counting.
 */
export class UsageBook {
  #entries = new Map<string, Entry>()
  readonly #requestsToday = new Map<number, { day: string; requests: Promise<number>; added: number }>()
  readonly #scopes = new Map<number, { day: string; scopes: Set<string> }>()
  #timer: NodeJS.Timeout | undefined
  #flushing: Promise<void> = Promise.resolve()

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    /** Hears why counts could not be written. */
    private readonly onFailure: (error: unknown) => void = () => undefined,
  ) {}

  count(by: UsedBy, used: Used): void {
    const day = this.#day()
    const scope = this.#boundScope(by.instanceId, day, used.kind, used.scope)
    const key = [by.instanceId, day, used.kind, scope].join('\0')
    const empty = { requests: 0, bytes_sent: 0, bytes_received: 0, refused: 0 }
    const entry = this.#entries.get(key) ?? { ...by, day, kind: used.kind, scope, ...empty }
    this.#entries.set(key, add(entry, used))
    const today = this.#requestsToday.get(by.instanceId)
    if (isOutgoing(used.kind) && today?.day === day) today.added += used.requests ?? 0
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref()
  }

  /** Requests to the network since the day began, in UTC. */
  async requestsToday({ householdId, instanceId }: UsedBy): Promise<number> {
    const day = this.#day()
    let today = this.#requestsToday.get(instanceId)
    if (today?.day !== day) {
      const requests = this.#storedRequests(householdId, instanceId, day)
      const waiting = [...this.#entries.values()].filter(
        (entry) => entry.instanceId === instanceId && entry.day === day && isOutgoing(entry.kind),
      )
      today = { day, requests, added: waiting.reduce((sum, entry) => sum + entry.requests, 0) }
      this.#requestsToday.set(instanceId, today)
      requests.catch(() => this.#requestsToday.delete(instanceId))
    }
    return (await today.requests) + today.added
  }

  /** Writes what was counted; one transaction for each household. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const entries = [...this.#entries.values()]
    this.#entries = new Map()
    this.#flushing = this.#flushing.then(async () => {
      for (const [householdId, own] of Map.groupBy(entries, (entry) => entry.householdId))
        await this.database.write(householdId, (writes) => writeAll(writes, own)).catch(this.onFailure)
    })
    return this.#flushing
  }

  async #storedRequests(householdId: number, instanceId: number, day: string): Promise<number> {
    await this.#flushing
    const sql = `SELECT COALESCE(CAST(SUM(requests) AS BIGINT), 0) AS requests FROM plugin_usage
      WHERE instance_id = ? AND day = ? AND kind IN ('http', 'lan')`
    const row = await this.database.read(householdId, (queries) =>
      queries.first<{ requests: number }>(sql, [instanceId, day]),
    )
    return row!.requests
  }

  #boundScope(instanceId: number, day: string, kind: string, scope: string): string {
    let seen = this.#scopes.get(instanceId)
    if (seen?.day !== day) this.#scopes.set(instanceId, (seen = { day, scopes: new Set() }))
    const key = `${kind} ${scope}`
    if (!seen.scopes.has(key) && seen.scopes.size >= SCOPES_A_DAY) return OTHERS
    seen.scopes.add(key)
    return scope
  }

  #day(): string {
    return this.clock.now().slice(0, 10)
  }
}

const isOutgoing = (kind: string) => kind === 'http' || kind === 'lan'

function add(entry: Entry, used: Used): Entry {
  return {
    ...entry,
    requests: entry.requests + (used.requests ?? 0),
    bytes_sent: entry.bytes_sent + (used.bytes_sent ?? 0),
    bytes_received: entry.bytes_received + (used.bytes_received ?? 0),
    refused: entry.refused + (used.refused ?? 0),
  }
}

async function writeAll(writes: Writes, entries: readonly Entry[]): Promise<void> {
  for (const [instanceId, own] of Map.groupBy(entries, (entry) => entry.instanceId)) {
    // It may be gone by now, and its rows with it.
    if (!(await writes.first('SELECT id FROM plugin_instances WHERE id = ?', [instanceId]))) continue
    for (const entry of own) await write(writes, entry)
  }
}

async function write(writes: Writes, entry: Entry): Promise<void> {
  const { instanceId, day, kind, scope, requests, bytes_sent, bytes_received, refused } = entry
  const changed = await writes.run(
    `UPDATE plugin_usage SET requests = requests + ?, bytes_sent = bytes_sent + ?, bytes_received = bytes_received + ?,
       refused = refused + ? WHERE instance_id = ? AND day = ? AND kind = ? AND scope = ?`,
    [requests, bytes_sent, bytes_received, refused, instanceId, day, kind, scope],
  )
  if (changed > 0) return
  const oldest = shiftInstant(`${day}T00:00:00Z`, -DAYS_KEPT * 24 * 3600).slice(0, 10)
  await writes.run('DELETE FROM plugin_usage WHERE instance_id = ? AND day < ?', [instanceId, oldest])
  const counts = { requests, bytes_sent, bytes_received, refused }
  await writes.insert('plugin_usage', { instance_id: instanceId, day, kind, scope, ...counts })
}
