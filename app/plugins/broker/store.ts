import type { Database, Queries, Writes } from '#database/database'
import { Refusal } from './refusals.js'
import type { UsedBy } from './usage.js'

const LARGEST_VALUE_BYTES = 64 * 1024
export const LARGEST_STORE_BYTES = 5 * 1024 * 1024
/** What an entry costs beside its text; it bounds how many there can be. */
const ENTRY_BYTES = 64

/** What an instance keeps from one call to the next: JSON texts under keys. */
export interface PluginStore {
  /** The JSON text, `null` where there is none. */
  get(key: string): Promise<string>
  /** Throws `conflict` beyond the quota; nothing is changed then. */
  set(key: string, value: string): Promise<void>
  delete(key: string): Promise<void>
  keys(prefix: string): Promise<string[]>
}

/** In the database, as long as there is the instance. */
export class InstanceStore implements PluginStore {
  constructor(
    private readonly database: Database,
    private readonly by: UsedBy,
  ) {}

  async get(key: string): Promise<string> {
    const sql = 'SELECT value FROM plugin_store WHERE instance_id = ? AND key = ?'
    const row = await this.#read((queries) => queries.first<{ value: string }>(sql, [this.by.instanceId, key]))
    return row?.value ?? 'null'
  }

  async set(key: string, value: string): Promise<void> {
    const { householdId, instanceId } = this.by
    if (Buffer.byteLength(value) > LARGEST_VALUE_BYTES)
      throw new Refusal('conflict', `The value of "${key}" is larger than ${LARGEST_VALUE_BYTES / 1024} KB.`)
    await this.database.write(householdId, async (writes) => {
      await requireInstance(writes, instanceId)
      const bytes = ENTRY_BYTES + Buffer.byteLength(key) + Buffer.byteLength(value)
      const others = await writes.first<{ bytes: number }>(
        'SELECT COALESCE(CAST(SUM(bytes) AS BIGINT), 0) AS bytes FROM plugin_store WHERE instance_id = ? AND key <> ?',
        [instanceId, key],
      )
      if (others!.bytes + bytes > LARGEST_STORE_BYTES)
        throw new Refusal('conflict', `It may keep ${LARGEST_STORE_BYTES / 1024 / 1024} MB, and they are full.`)
      const change = 'UPDATE plugin_store SET value = ?, bytes = ? WHERE instance_id = ? AND key = ?'
      if ((await writes.run(change, [value, bytes, instanceId, key])) > 0) return
      await writes.insert('plugin_store', { instance_id: instanceId, key, value, bytes })
    })
  }

  async delete(key: string): Promise<void> {
    const sql = 'DELETE FROM plugin_store WHERE instance_id = ? AND key = ?'
    await this.database.write(this.by.householdId, (writes) => writes.run(sql, [this.by.instanceId, key]))
  }

  async keys(prefix: string): Promise<string[]> {
    const sql = 'SELECT key FROM plugin_store WHERE instance_id = ? ORDER BY key'
    const rows = await this.#read((queries) => queries.all<{ key: string }>(sql, [this.by.instanceId]))
    return rows.map(({ key }) => key).filter((key) => key.startsWith(prefix))
  }

  #read<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.database.read(this.by.householdId, work)
  }
}

/** It may have been deleted while it ran. */
async function requireInstance(writes: Writes, instanceId: number): Promise<void> {
  if (await writes.first('SELECT id FROM plugin_instances WHERE id = ?', [instanceId])) return
  throw new Refusal('not_found', 'The instance is gone.')
}
