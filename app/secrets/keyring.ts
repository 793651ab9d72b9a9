import type { Clock } from '#core/clock'
import type { Database, Queries, Writes } from '#database/database'
import { newKey, seal, unseal } from './domain/sealing.js'
import { SecretsUnreadableException } from './exceptions.js'
import type { MasterKeys } from './master_keys.js'

/** Seals and opens the secrets of one household, or of the instance. */
export class Sealer {
  readonly #key: Buffer

  constructor(key: Buffer) {
    this.#key = key
  }

  /** `about` says what it is and whose, such as `plugin_secrets/1/7/token`; opening takes the same words. */
  seal(text: string, about: string): string {
    return seal(this.#key, text, about)
  }

  open(sealed: string, about: string): string {
    return openedWith(this.#key, sealed, about).toString('utf8')
  }
}

interface DataKeyRow {
  id: number
  household_id: number | null
  master_key: string
  wrapped: string
}

/** Envelope encryption: each household has a data key, which is made when it is first needed and goes with the household. */
export class Keyring {
  readonly #sealers = new Map<number | null, Promise<Sealer>>()

  constructor(
    private readonly database: Database,
    private readonly masterKeys: MasterKeys,
    private readonly clock: Clock,
  ) {}

  /** Of a household, or with null of the instance. Takes a transaction of its own where there is no data key yet. */
  sealerOf(householdId: number | null): Promise<Sealer> {
    let sealer = this.#sealers.get(householdId)
    if (!sealer) {
      sealer = this.#find(householdId)
      this.#sealers.set(householdId, sealer)
      sealer.catch(() => this.#sealers.delete(householdId))
    }
    return sealer
  }

  /** The same inside a transaction. It is not remembered: if the transaction is rolled back, there was no such key. */
  async sealerIn(writes: Writes): Promise<Sealer> {
    const row = await ownKey(writes)
    return new Sealer(row ? this.#unwrap(row) : await this.#make(writes))
  }

  /**
   * Makes a master key where nothing was ever sealed, and otherwise throws where one is missing: a new one in its place would hide that
   * the old one has to be restored.
   */
  async prepare(): Promise<void> {
    const used = await this.database.systemRead((queries) =>
      queries.all<{ master_key: string }>('SELECT DISTINCT master_key FROM data_keys'),
    )
    if (used.length === 0) return this.masterKeys.ensure()
    const known = new Set(this.masterKeys.read().map(({ id }) => id))
    for (const { master_key: id } of used) if (!known.has(id)) throw unknownKey(id)
  }

  /** Wraps all data keys with the current master key; answers how many were wrapped by another. */
  rewrap(): Promise<number> {
    return this.database.systemWrite(async (writes) => {
      await keepOthersOut(writes)
      const [current] = this.masterKeys.read()
      const rows = await writes.all<DataKeyRow>(`SELECT ${COLUMNS} FROM data_keys`)
      const old = rows.filter((row) => row.master_key !== current!.id)
      for (const row of old) {
        const wrapped = seal(current!.key, this.#unwrap(row), aboutKeyOf(row.household_id))
        await writes.run('UPDATE data_keys SET master_key = ?, wrapped = ? WHERE id = ?', [
          current!.id,
          wrapped,
          row.id,
        ])
      }
      return old.length
    })
  }

  async #find(householdId: number | null): Promise<Sealer> {
    const { database } = this
    const row = await (householdId === null ? database.systemRead(ownKey) : database.read(householdId, ownKey))
    if (row) return new Sealer(this.#unwrap(row))
    const make = (writes: Writes) => this.sealerIn(writes)
    return householdId === null ? database.systemWrite(make) : database.write(householdId, make)
  }

  async #make(writes: Writes): Promise<Buffer> {
    await keepOthersOut(writes)
    const made = await ownKey(writes)
    if (made) return this.#unwrap(made)
    this.masterKeys.ensure()
    const [current] = this.masterKeys.read()
    const key = newKey()
    const wrapped = seal(current!.key, key, aboutKeyOf(writes.householdId))
    await writes.insert('data_keys', { master_key: current!.id, wrapped, created_at: this.clock.now() })
    return key
  }

  #unwrap({ household_id: householdId, master_key: id, wrapped }: DataKeyRow): Buffer {
    const master = this.masterKeys.read().find((key) => key.id === id)
    if (!master) throw unknownKey(id)
    return openedWith(master.key, wrapped, aboutKeyOf(householdId))
  }
}

const COLUMNS = 'id, household_id, master_key, wrapped'

const unknownKey = (id: string) =>
  new SecretsUnreadableException(`A data key is wrapped by the master key ${id}, which is not among the keys.`)

const aboutKeyOf = (householdId: number | null) => `data_keys/${householdId ?? 'instance'}`

/** Inside a household's unit there is its own key alone. */
function ownKey(queries: Queries): Promise<DataKeyRow | undefined> {
  const where = queries.householdId === null ? ' WHERE household_id IS NULL' : ''
  return queries.first<DataKeyRow>(`SELECT ${COLUMNS} FROM data_keys${where}`)
}

/** A key that another process makes must not slip in behind a rotation, wrapped by the master key that goes. SQLite has one writer. */
async function keepOthersOut(writes: Writes): Promise<void> {
  if (writes.dialect === 'postgres') await writes.run('LOCK TABLE data_keys IN SHARE ROW EXCLUSIVE MODE')
}

function openedWith(key: Buffer, sealed: string, about: string): Buffer {
  try {
    return unseal(key, sealed, about)
  } catch (error) {
    throw new SecretsUnreadableException(`What was sealed does not open: ${(error as Error).message}`)
  }
}
