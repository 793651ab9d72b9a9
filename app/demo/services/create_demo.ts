import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import type { Gateway } from '#changes/gateway'
import { ensureCurrency } from '#commodities/services/ensure_currency'
import type { PlainDate } from '#core/plain_date'
import type { Value } from '#database/database'
import { createAccount } from '#ledger/services/create_account'
import { ensurePayee } from '#ledger/services/name_rows'
import { accountInRole } from '#ledger/services/resolve_accounts'
import { type DemoAccount, type DemoTransaction, demoAccounts, liveFiveYears } from '../domain/household_life.js'

interface DemoRequest {
  transactions: number
  seed: number
  until: PlainDate
}

const CURRENCY = 'EUR'

const openings = {
  'Everyday account': { subtype: 'checking', opening_balance: '1840.22', institution: 'Harbour Bank' },
  Savings: { subtype: 'savings', opening_balance: '6200.00', institution: 'Harbour Bank' },
  'Credit card': { subtype: 'credit_card', opening_balance: '-310.45', institution: 'Cardinal' },
  Cash: { subtype: 'cash', opening_balance: '85.00' },
} as const

interface Names {
  own: Map<DemoAccount, number>
  categories: Map<string, number>
  payees: Map<string, number | null>
  uncategorised: number
  currencyId: number
}

const transactionColumns = ['occurred_on', 'status', 'payee_id', 'currency_id', 'raw_description', 'recorded_at']
const postingColumns = [
  'transaction_id',
  'position',
  'account_id',
  'commodity_id',
  'quantity',
  'value',
  'occurred_on',
  'clearing',
  'counted',
]

/** Fills a household whose books were opened with the starter set `detailed` with five years of life. */
export class CreateDemo {
  constructor(private readonly gateway: Gateway) {}

  async handle(householdId: number, request: DemoRequest, actor: Actor): Promise<number> {
    const life = liveFiveYears(request.transactions, request.seed, request.until)
    const origin = { actor, cause: 'demo.created', summary: 'Made up five years of demo data' }
    await this.gateway.change(householdId, origin, async (changes) => {
      const names = await this.#prepare(changes, life)
      const now = this.gateway.clock.now()
      const ids = await changes.insertRows(
        'transactions',
        transactionColumns,
        life.map((one) => [
          one.occurredOn,
          'posted',
          names.payees.get(one.payee)!,
          names.currencyId,
          one.rawDescription,
          now,
        ]),
      )
      await changes.insertRows(
        'postings',
        postingColumns,
        life.flatMap((one, at) => postingRows(one, ids[at], names)),
      )
    })
    return life.length
  }

  async #prepare(changes: ChangeSet, life: readonly DemoTransaction[]): Promise<Names> {
    const now = this.gateway.clock.now()
    const own = new Map<DemoAccount, number>()
    for (const name of demoAccounts) {
      const account = { name, currency: CURRENCY, opening_on: life[0].occurredOn, ...openings[name] }
      own.set(name, await createAccount(changes, account, life[0].occurredOn, now))
    }
    const rows = await changes.all<{ id: number; name: string }>(
      `SELECT id, name FROM accounts WHERE kind IN ('income', 'expense') AND role IS NULL`,
    )
    const payees = new Map<string, number | null>()
    for (const { payee } of life) if (!payees.has(payee)) payees.set(payee, await ensurePayee(changes, payee, now))
    const { id: currencyId } = await ensureCurrency(changes, CURRENCY)
    const categories = new Map(rows.map((row) => [row.name, row.id]))
    return { own, categories, payees, currencyId, uncategorised: await accountInRole(changes, 'uncategorised_expense') }
  }
}

function postingRows(one: DemoTransaction, transactionId: number, names: Names): Value[][] {
  const { currencyId, own, categories, uncategorised } = names
  const category = one.category === null ? uncategorised : (categories.get(one.category) ?? uncategorised)
  const other = one.transferTo ? own.get(one.transferTo)! : category
  const row = (position: number, account: number, amount: number): Value[] => [
    transactionId,
    position,
    account,
    currencyId,
    amount,
    amount,
    one.occurredOn,
    'cleared',
    1,
  ]
  return [row(0, own.get(one.account)!, one.amount), row(1, other, -one.amount)]
}
