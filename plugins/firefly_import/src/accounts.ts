import type { BookAccount, NamedTable } from '@florin/plugin-sdk'
import type { Side } from './journals.js'

type Described = Pick<BookAccount, 'kind' | 'subtype'>

/** What Firefly calls accounts that hold money or debts. */
const OWN: [RegExp, Described][] = [
  [/^(default account|asset account)$/i, { kind: 'asset' }],
  [/^loan$/i, { kind: 'liability', subtype: 'loan' }],
  [/^mortgage$/i, { kind: 'liability', subtype: 'mortgage' }],
  [/^(debt|credit ?card)$/i, { kind: 'liability' }],
]
const EQUITY: [RegExp, string][] = [
  [/^initial balance account$/i, 'Opening balances'],
  [/^liability credit account$/i, 'Opening balances'],
  [/^reconciliation account$/i, 'Reconciliation'],
]
const ROLES = new Map<string, Described>(
  Object.entries({
    defaultAsset: { kind: 'asset', subtype: 'checking' },
    sharedAsset: { kind: 'asset', subtype: 'checking' },
    savingAsset: { kind: 'asset', subtype: 'savings' },
    cashWalletAsset: { kind: 'asset', subtype: 'cash' },
    ccAsset: { kind: 'liability', subtype: 'credit_card' },
  }),
)

/** What `accounts.csv` says of an account beside its name. */
export type AccountDetails = Pick<BookAccount, 'subtype' | 'is_closed' | 'number' | 'note'> & {
  kind?: Described['kind']
}

export const isAccounts = (table: NamedTable) => table.has('account_id', 'type', 'name', 'active')

export function readAccounts(table: NamedTable): Map<string, AccountDetails> {
  const details = new Map<string, AccountDetails>()
  for (const row of table.rows()) {
    const described = OWN.find(([pattern]) => pattern.test(row.get('type')))?.[1]
    if (!described) continue
    const role = ROLES.get(row.get('role') || row.get('account_role'))
    details.set(row.get('name'), {
      ...described,
      ...role,
      is_closed: /^(0|false)$/i.test(row.get('active')),
      number: row.get('iban') || row.get('account_number') || null,
      note: row.get('notes'),
    })
  }
  return details
}

/** What one owns or owes; undefined for payees. */
export function ownKind({ type }: Side): Described | undefined {
  return OWN.find(([pattern]) => pattern.test(type))?.[1]
}

/** The accounts that balances begin and are put right with; undefined for all others. */
export function equityName({ type }: Side): string | undefined {
  return EQUITY.find(([pattern]) => pattern.test(type))?.[1]
}
