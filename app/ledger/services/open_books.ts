import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import type { Gateway } from '#changes/gateway'
import { ensureCurrency } from '#commodities/services/ensure_currency'
import { type AccountKind, type AccountRole } from '../domain/account_types.js'
import { type StarterCategory, type StarterSetName, starterSets } from '../domain/starter_categories.js'

interface Opening {
  baseCurrency: string
  starterSet: StarterSetName
}

const fixedAccounts: readonly { role: AccountRole; kind: AccountKind; name: string }[] = [
  { role: 'opening_balances', kind: 'equity', name: 'Opening balances' },
  { role: 'currency_exchange', kind: 'equity', name: 'Currency exchange' },
  { role: 'uncategorised_income', kind: 'income', name: 'Uncategorised income' },
  { role: 'uncategorised_expense', kind: 'expense', name: 'Uncategorised' },
]

/** Gives a new household its base currency, the accounts every ledger has, and a starter set of categories. */
export class OpenBooks {
  constructor(private readonly gateway: Gateway) {}

  async handle(householdId: number, { baseCurrency, starterSet }: Opening, actor: Actor): Promise<void> {
    const origin = { actor, cause: 'ledger.opened', summary: 'Opened the books' }
    await this.gateway.change(householdId, origin, async (changes) => {
      await ensureCurrency(changes, baseCurrency)
      for (const account of fixedAccounts) await this.#insert(changes, { ...account, subtype: 'system' })
      const { income, expense } = starterSets[starterSet]
      await this.#insertTree(changes, 'income', income)
      await this.#insertTree(changes, 'expense', expense)
    })
  }

  async #insertTree(changes: ChangeSet, kind: AccountKind, categories: readonly StarterCategory[]) {
    for (const [position, { name, icon, children = [] }] of categories.entries()) {
      const parent = await this.#insert(changes, { kind, subtype: 'category', name, icon, position })
      for (const [at, child] of children.entries())
        await this.#insert(changes, { kind, subtype: 'category', name: child, icon, position: at, parent_id: parent })
    }
  }

  #insert(changes: ChangeSet, account: Record<string, string | number | null>) {
    return changes.insert('accounts', { ...account, created_at: this.gateway.clock.now() })
  }
}
