import type { Row } from '#database/database'
import { instant, oneOf, orNull, reference, someText, text, whole, yesOrNo } from '#portability/services/fields'
import type { Restoring } from '#portability/services/restoring'
import type { Section } from '#portability/services/section'
import { EntryReader } from '#portability/services/take_entry'
import { ownAccountSubtypes } from '../domain/account_types.js'
import { readAccounts } from '../export/read_journal.js'

const word = () => orNull(text(200))

const fields = {
  kind: oneOf(['asset', 'liability', 'equity', 'income', 'expense']),
  subtype: someText(),
  role: orNull(oneOf(['opening_balances', 'uncategorised_income', 'uncategorised_expense', 'currency_exchange'])),
  name: someText(),
  currency: orNull(reference('commodity')),
  institution: word(),
  number: word(),
  icon: word(),
  color: word(),
  note: text(),
  position: whole(),
  include_in_net_worth: yesOrNo(),
  archived_at: orNull(instant()),
}

interface ReadAccount {
  told: { id?: unknown; parent_id?: unknown }
  row: Row
  pointer: string
}

/** Accounts and categories with their tree. Those a household is opened with give way to those of the export. */
export const accountsSection: Section = {
  name: 'accounts',
  tables: [`accounts WHERE kind IN ('asset', 'liability')`],
  async read(queries) {
    const accounts = await readAccounts(queries)
    return accounts.map((account) => ({ ...account, include_in_net_worth: account.include_in_net_worth === 1 }))
  },
  async restore(restoring: Restoring, entries) {
    const reader = new EntryReader(restoring)
    const accounts = entries.map((entry, at) => readAccount(reader, entry, `/accounts/${at}`))
    reader.done()
    await clearCategories(restoring)
    const others = await placeRoles(restoring, accounts)
    await insertInOrder(restoring, reader, others)
  },
}

function readAccount(reader: EntryReader, entry: unknown, pointer: string): ReadAccount {
  const { currency, ...row } = reader.row(entry, fields, pointer)
  const isOwn = row.kind === 'asset' || row.kind === 'liability'
  if (isOwn && currency === null) reader.refuse(`${pointer}/currency`, 'is missing')
  if (isOwn && ownAccountSubtypes[row.subtype as keyof typeof ownAccountSubtypes] !== row.kind)
    reader.refuse(`${pointer}/subtype`, `is none of an account of the kind ${String(row.kind)}`)
  return { told: reader.object(entry, pointer), row: { ...row, commodity_id: currency }, pointer }
}

/** Nothing is on them yet. Those below others go first. */
async function clearCategories({ changes }: Restoring): Promise<void> {
  const rows = await changes.all<{ id: number; parent_id: number | null }>(
    'SELECT id, parent_id FROM accounts WHERE role IS NULL',
  )
  for (let left = rows; left.length > 0;) {
    const above = new Set(left.map(({ parent_id: parent }) => parent))
    for (const { id } of left) if (!above.has(id)) await changes.delete('accounts', id)
    left = left.filter(({ id }) => above.has(id))
  }
}

/** Accounts that every ledger has are there, and become like those of the export. Answers the others. */
async function placeRoles(restoring: Restoring, accounts: readonly ReadAccount[]): Promise<ReadAccount[]> {
  const rows = await restoring.changes.all<{ id: number; role: string }>(
    'SELECT id, role FROM accounts WHERE role IS NOT NULL',
  )
  const byRole = new Map(rows.map(({ id, role }) => [role, id]))
  const others: ReadAccount[] = []
  for (const account of accounts) {
    const { kind: _, role, ...row } = account.row
    const here = role === null ? undefined : byRole.get(role as string)
    if (here === undefined) others.push(account)
    else {
      await restoring.changes.update('accounts', here, row)
      restoring.place('account', account.told.id, here)
    }
  }
  return others
}

/** In the order of the export, but for what is below an account that comes later: that waits for it. */
async function insertInOrder(restoring: Restoring, reader: EntryReader, accounts: readonly ReadAccount[]) {
  const kinds = new Map(accounts.map(({ told, row }) => [told.id, row.kind]))
  for (const { told, row, pointer } of accounts)
    if (told.parent_id && kinds.get(told.parent_id) !== row.kind)
      reader.refuse(`${pointer}/parent_id`, 'names no account of the same kind that is in the export')
  reader.done()
  for (let left = accounts; left.length > 0;) {
    const waiting: ReadAccount[] = []
    for (const account of left) if (!(await insertAccount(restoring, account))) waiting.push(account)
    if (waiting.length === left.length) reader.refuse(`${left[0].pointer}/parent_id`, 'leads in a circle')
    reader.done()
    left = waiting
  }
}

async function insertAccount(restoring: Restoring, { told, row }: ReadAccount): Promise<boolean> {
  const parent = told.parent_id ? restoring.find('account', told.parent_id) : null
  if (parent === undefined) return false
  const created = { parent_id: parent, created_at: restoring.around.now }
  restoring.place('account', told.id, await restoring.changes.insert('accounts', { ...row, ...created }))
  return true
}
