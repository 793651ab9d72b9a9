import { invalidField } from '#core/exceptions'
import type { Database, Writes } from '#database/database'
import { requireOwnAccount } from '#ledger/services/resolve_accounts'
import { requireInstance } from '#plugins/services/instance_rows'
import { listConnectedAccounts, type StoredAccount, updateConnectedAccount } from './connected_accounts.js'

export interface AccountLink {
  /** The bank's id of the account. */
  id: string
  account_id: number | null
  from?: string
  review?: boolean
}

/** Says which account of ours an account of the bank is kept in. In another account of ours, it is fetched from the beginning. */
export class LinkAccounts {
  constructor(private readonly database: Database) {}

  handle(householdId: number, instanceId: number, links: readonly AccountLink[]): Promise<StoredAccount[]> {
    return this.database.write(householdId, async (writes) => {
      await requireInstance(writes, instanceId)
      const accounts = await listConnectedAccounts(writes, instanceId)
      for (const [at, link] of links.entries()) await setLink(writes, accounts, link, `/links/${at}`)
      return listConnectedAccounts(writes, instanceId)
    })
  }
}

async function setLink(writes: Writes, accounts: readonly StoredAccount[], link: AccountLink, pointer: string) {
  const known = accounts.find(({ external_id }) => external_id === link.id)
  if (!known) throw invalidField(`${pointer}/id`, 'exists', 'The connection has no account like that.')
  if (link.account_id !== null) await requireFitting(writes, known, link.account_id, `${pointer}/account_id`)
  const isMoved = link.account_id !== known.account_id
  await updateConnectedAccount(writes, known.id, {
    account_id: link.account_id,
    ...(link.from === undefined ? {} : { fetch_from: link.from }),
    ...(link.review === undefined ? {} : { review: link.review ? 1 : 0 }),
    ...(isMoved || isEarlier(link.from, known.fetch_from)
      ? { cursor: null, waiting_batch_id: null, waiting_cursor: null }
      : {}),
  })
}

const isEarlier = (wanted: string | undefined, before: string | null) =>
  wanted !== undefined && (before === null || wanted < before)

async function requireFitting(writes: Writes, known: StoredAccount, accountId: number, pointer: string): Promise<void> {
  const { code, name } = await requireOwnAccount(writes, accountId, pointer)
  if (code !== known.currency)
    throw invalidField(pointer, 'currency', `${known.name} is in ${known.currency}, and ${name} is kept in ${code}.`)
  const sql = 'SELECT name FROM connected_accounts WHERE account_id = ? AND id <> ?'
  const other = await writes.first<{ name: string }>(sql, [accountId, known.id])
  if (other) throw invalidField(pointer, 'unique', `${name} is filled from ${other.name} already.`)
}
