import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { type Commodity, ensureCurrency } from '#commodities/services/ensure_currency'
import { parseAmount } from '#core/money'
import { type OwnAccountSubtype, ownAccountSubtypes } from '../domain/account_types.js'
import { negate } from '../domain/balancing.js'
import { accountInRole } from './resolve_accounts.js'

export interface AccountDetails {
  institution?: string | null
  number?: string | null
  icon?: string | null
  color?: string | null
  note?: string
  include_in_net_worth?: boolean
}

export interface AccountInput extends AccountDetails {
  name: string
  subtype: OwnAccountSubtype
  currency: string
  /** What was on it on `opening_on`, from the owner's view: debts are negative. */
  opening_balance?: string
  opening_on?: string
}

/** Opens an account, with its opening balance as the first transaction. */
export class CreateAccount {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, input: AccountInput, today: string, actor: Actor): Promise<Changed<number>> {
    const origin = { actor, cause: 'account.created', summary: `Added the account ${input.name}` }
    return this.gateway.change(householdId, origin, (changes) =>
      createAccount(changes, input, today, this.gateway.clock.now()),
    )
  }
}

/** The same inside a change set that is already open. */
export async function createAccount(
  changes: ChangeSet,
  input: AccountInput,
  today: string,
  now: string,
): Promise<number> {
  const commodity = await ensureCurrency(changes, input.currency)
  const opening = parseAmount(input.opening_balance ?? '0', commodity.scale)
  const id = await changes.insert('accounts', {
    kind: ownAccountSubtypes[input.subtype],
    subtype: input.subtype,
    name: input.name,
    commodity_id: commodity.id,
    institution: input.institution ?? null,
    number: input.number ?? null,
    icon: input.icon ?? null,
    color: input.color ?? null,
    note: input.note ?? '',
    include_in_net_worth: input.include_in_net_worth === false ? 0 : 1,
    created_at: now,
  })
  if (opening !== 0) await postOpeningBalance(changes, { id, commodity, opening, on: input.opening_on ?? today, now })
  return id
}

interface Opening {
  id: number
  commodity: Commodity
  opening: number
  on: string
  now: string
}

async function postOpeningBalance(changes: ChangeSet, { id, commodity, opening, on, now }: Opening) {
  const transaction = await changes.insert('transactions', {
    occurred_on: on,
    status: 'posted',
    currency_id: commodity.id,
    memo: 'Opening balance',
    recorded_at: now,
  })
  const sides = [
    [id, opening],
    [await accountInRole(changes, 'opening_balances'), negate(opening)],
  ]
  for (const [position, [account, amount]] of sides.entries())
    await changes.insert('postings', {
      transaction_id: transaction,
      position,
      account_id: account,
      commodity_id: commodity.id,
      quantity: amount,
      value: amount,
      occurred_on: on,
    })
}
