import type { ChangeSet } from '#changes/change_set'
import type { Value } from '#database/database'
import { negate } from '#ledger/domain/balancing'
import { tidyName } from '#ledger/domain/match_key'
import { accountInRole } from '#ledger/services/resolve_accounts'
import type { MovedSecurities } from '../domain/trades.js'
import { keepPrices } from './keep_prices.js'
import { placeCategories } from './place_book_accounts.js'
import type { ImportPlan, PlannedAccount, PlannedRow } from './import_plan.js'

const NAME_LENGTH_MAX = 200
const FEES = { path: ['Investment fees'], kind: 'expense', commodity: null } as const

/** What the postings of trades stand on, by the security's code and by account where it differs. */
export interface TradeBooks {
  commodityIds: ReadonlyMap<string, number>
  /** For each account of the file, the account that holds a security of it. */
  holdings: ReadonlyMap<string, number>
  feesId: number | null
  openingId: number
}

type Moved = NonNullable<NonNullable<PlannedRow['trade']>['moved']>

export const movedBy = ({ trade }: PlannedRow): Moved | null => trade?.moved ?? null

/**
 * Makes the securities and the accounts that hold them, where they are missing; null where nothing moves any. An account is kept in one
 * thing, so each security has an account of its own below the broker's.
 */
export async function openTradeBooks(
  changes: ChangeSet,
  plan: ImportPlan,
  rows: readonly PlannedRow[],
  now: string,
): Promise<TradeBooks | null> {
  const moving = rows.flatMap((row) => (movedBy(row) ? [{ row, moved: movedBy(row)! }] : []))
  if (moving.length === 0) return null
  const commodityIds = new Map<string, number>()
  const holdings = new Map<string, number>()
  for (const { row, moved } of moving) {
    const commodityId = commodityIds.get(moved.code) ?? (await ensureSecurity(changes, plan, moved))
    commodityIds.set(moved.code, commodityId)
    const place = holdingKey(row, moved)
    if (!holdings.has(place))
      holdings.set(place, await ensureHolding(changes, plan.accounts[row.account], { commodityId, moved, now }))
  }
  await keepTradePrices(changes, plan, moving, commodityIds)
  const hasFees = moving.some(({ moved }) => moved.fees > 0)
  const [feesId] = hasFees ? await placeCategories(changes, [{ ...FEES, path: [...FEES.path] }], now) : [null]
  return { commodityIds, holdings, feesId: feesId!, openingId: await accountInRole(changes, 'opening_balances') }
}

const holdingKey = ({ account }: PlannedRow, { code }: MovedSecurities) => `${account} ${code}`

async function ensureSecurity(changes: ChangeSet, { securities }: ImportPlan, { code: told }: MovedSecurities) {
  const { id, code, kind, name, scale } = securities.get(told)!
  return id ?? changes.insert('commodities', { code, kind, name, scale })
}

interface Holding {
  commodityId: number
  moved: MovedSecurities
  now: string
}

async function ensureHolding(
  changes: ChangeSet,
  { target }: PlannedAccount,
  { commodityId, moved, now }: Holding,
): Promise<number> {
  const known = await changes.first<{ id: number }>(
    'SELECT id FROM accounts WHERE parent_id = ? AND commodity_id = ? ORDER BY id LIMIT 1',
    [target!.id, commodityId],
  )
  if (known) return known.id
  const broker = await changes.first<{ name: string; kind: string; subtype: string; include_in_net_worth: number }>(
    'SELECT name, kind, subtype, include_in_net_worth FROM accounts WHERE id = ?',
    [target!.id],
  )
  const { name: institution, ...alike } = broker!
  return changes.insert('accounts', {
    ...alike,
    institution,
    parent_id: target!.id,
    name: tidyName(moved.name).slice(0, NAME_LENGTH_MAX) || moved.code,
    commodity_id: commodityId,
    created_at: now,
  })
}

async function keepTradePrices(
  changes: ChangeSet,
  plan: ImportPlan,
  moving: readonly { row: PlannedRow; moved: Moved }[],
  commodityIds: ReadonlyMap<string, number>,
): Promise<void> {
  const targets = plan.accounts.flatMap(({ target }) => target ?? [])
  const currencyIds = targets.map(({ currency, commodityId }) => [currency, commodityId] as const)
  const prices = moving.flatMap(({ row, moved }) =>
    moved.price === null
      ? []
      : [
          {
            from: `security ${moved.code}`,
            to: plan.accounts[row.account].target!.currency,
            on: row.row.occurredOn,
            rate: moved.price,
          },
        ],
  )
  const securityIds = [...commodityIds].map(([code, id]) => [`security ${code}`, id] as const)
  await keepPrices(changes, prices, new Map([...currencyIds, ...securityIds]))
}

/** What a transaction is balanced in: the account's currency, or the security itself where nothing is given for it. */
export function currencyOf(plan: ImportPlan, row: PlannedRow, books: TradeBooks | null): number {
  const moved = movedBy(row)
  return moved?.isCarried ? books!.commodityIds.get(moved.code)! : plan.accounts[row.account].target!.commodityId
}

/** Cash on the account, units below it, and what of the amount were fees or income. */
export async function insertTradePostings(
  changes: ChangeSet,
  plan: ImportPlan,
  rows: readonly PlannedRow[],
  ids: readonly number[],
  books: TradeBooks,
): Promise<void> {
  const columns = [
    'transaction_id',
    'position',
    'account_id',
    'commodity_id',
    'quantity',
    'value',
    'occurred_on',
    'counted',
  ]
  const values = rows.flatMap((row, at) =>
    postingsOf(plan, row, books).map((posting, position): Value[] => [
      ids[at],
      position,
      ...posting,
      row.row.occurredOn,
      1,
    ]),
  )
  if (values.length > 0) await changes.insertRows('postings', columns, values)
}

type Posting = [accountId: number, commodityId: number, quantity: number, value: number]

function postingsOf(plan: ImportPlan, row: PlannedRow, books: TradeBooks): Posting[] {
  const moved = movedBy(row)
  if (moved === null) return []
  const holding = books.holdings.get(holdingKey(row, moved))!
  const security = books.commodityIds.get(moved.code)!
  const { quantity, value, fees, income } = moved
  if (moved.isCarried)
    return [
      [holding, security, quantity, quantity],
      [books.openingId, security, negate(quantity), negate(quantity)],
    ]
  const { id, commodityId } = plan.accounts[row.account].target!
  const category = row.entry!.categoryId ?? plan.ledger.uncategorised.income
  return [
    [id, commodityId, row.minor, row.minor],
    [holding, security, quantity, value],
    ...(fees > 0 ? [[books.feesId!, commodityId, fees, fees] satisfies Posting] : []),
    ...(income > 0 ? [[category, commodityId, negate(income), negate(income)] satisfies Posting] : []),
  ]
}
