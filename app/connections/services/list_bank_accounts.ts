import type { Clock } from '#core/clock'
import type { Database } from '#database/database'
import type { CallInstance } from '#plugins/services/call_instance'
import { requireInstance } from '#plugins/services/instance_rows'
import { keepConnectedAccounts, listConnectedAccounts, type StoredAccount } from './connected_accounts.js'

export interface BankAccounts {
  accounts: StoredAccount[]
  /** What the bank or its provider wants a person to know. */
  warnings: string[]
}

interface Parts {
  database: Database
  clock: Clock
  callInstance: Pick<CallInstance, 'handle'>
}

/** The accounts of a connection. Banks count how often they are asked, so what is known is asked for again only on demand. */
export class ListBankAccounts {
  constructor(private readonly parts: Parts) {}

  async handle(householdId: number, instanceId: number, { refresh = false } = {}): Promise<BankAccounts> {
    const { database } = this.parts
    const known = await database.read(householdId, async (queries) => {
      await requireInstance(queries, instanceId)
      return listConnectedAccounts(queries, instanceId)
    })
    return known.length > 0 && !refresh ? { accounts: known, warnings: [] } : this.#ask(householdId, instanceId)
  }

  async #ask(householdId: number, instanceId: number): Promise<BankAccounts> {
    const { database, clock, callInstance } = this.parts
    const { value } = await callInstance.handle(householdId, instanceId, 'connector.accounts', {})
    const accounts = await database.write(householdId, async (writes) => {
      await keepConnectedAccounts(writes, instanceId, value.accounts, clock.now())
      return listConnectedAccounts(writes, instanceId)
    })
    return { accounts, warnings: value.warnings ?? [] }
  }
}
