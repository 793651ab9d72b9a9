import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { isSyncing } from '../services/ask_sync.js'
import type { BankAccounts } from '../services/list_bank_accounts.js'
import { presentConnectedAccount } from '../services/present_connected_account.js'
import { linkAccountsValidator, listConnectedAccountsValidator } from '../validators/connection.js'

/** The accounts that a connection found at a bank. */
export default class ConnectedAccountsController {
  async index({ request, params, household }: HttpContext) {
    const { refresh } = await request.validateUsing(listConnectedAccountsValidator)
    const list = await app.container.make('florin.listBankAccounts')
    const { accounts, warnings } = await list.handle(household.id, Number(params.id), { refresh })
    return this.#present(household.id, Number(params.id), { accounts, warnings })
  }

  async update({ request, params, household }: HttpContext) {
    const { links } = await request.validateUsing(linkAccountsValidator)
    const linkAccounts = await app.container.make('florin.linkAccounts')
    const accounts = await linkAccounts.handle(household.id, Number(params.id), links)
    return this.#present(household.id, Number(params.id), { accounts, warnings: [] })
  }

  async #present(householdId: number, instanceId: number, { accounts, warnings }: BankAccounts) {
    const database = await app.container.make('florin.database')
    const is_syncing = await database.read(householdId, (queries) => isSyncing(queries, instanceId))
    return { data: accounts.map(presentConnectedAccount), warnings, is_syncing, next_cursor: null }
  }
}
