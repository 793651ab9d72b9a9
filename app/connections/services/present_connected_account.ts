import type { ConnectedAccountJson } from '../validators/connection.js'
import type { StoredAccount } from './connected_accounts.js'

export function presentConnectedAccount(account: StoredAccount): ConnectedAccountJson {
  const { external_id, name, currency, kind, institution, number, balance, balance_on, account_id } = account
  return {
    id: external_id,
    name,
    currency,
    kind,
    institution,
    number,
    balance: balance === null ? null : { amount: balance, currency },
    balance_on,
    account_id,
    from: account.fetch_from,
    review: account.review,
    waiting_import_id: account.waiting_batch_id,
    synced_at: account.synced_at,
  }
}
