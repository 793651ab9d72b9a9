import type { ChangeSet } from '#changes/change_set'
import type { AccountRole } from '#ledger/domain/account_types'
import { matchKey, tidyName } from '#ledger/domain/match_key'
import type { BookAccount } from '#sdk'
import type { BookPlan } from './plan_book.js'

interface KnownAccount {
  id: number
  parent_id: number | null
  kind: string
  role: AccountRole | null
  name: string
  commodity_id: number | null
}

const NAME_LENGTH_MAX = 200
const SUBTYPES: Record<BookAccount['kind'], string> = {
  asset: 'other_asset',
  liability: 'other_liability',
  equity: 'equity',
  income: 'category',
  expense: 'category',
}

/**
 * Finds the accounts of a book in the ledger by kind and names, and opens those that are missing, with everything above them. Answers
 * the ledger's id for each of the book's accounts.
 */
export async function placeBookAccounts(
  changes: ChangeSet,
  plan: BookPlan,
  commodityIds: ReadonlyMap<string, number>,
  now: string,
): Promise<number[]> {
  const tree = await AccountTree.read(changes, now)
  const principal = principalCommodities(plan)
  const ids: number[] = []
  for (const [at, account] of plan.parsed.book.accounts.entries()) {
    const role = roleOf(account)
    const code = principal.get(at) ?? account.commodity ?? ''
    // Categories hold any currency; what one owns or owes is kept in one, and may hold other things beside it.
    const commodity = isOwn(account) ? (commodityIds.get(code) ?? commodityIds.get('') ?? null) : null
    ids.push(role ? tree.inRole(role) : await tree.place(account, commodity))
  }
  return ids
}

/** The same for some categories of a book alone. */
export async function placeCategories(
  changes: ChangeSet,
  categories: readonly BookAccount[],
  now: string,
): Promise<number[]> {
  const tree = await AccountTree.read(changes, now)
  const ids: number[] = []
  for (const category of categories) ids.push(await tree.place(category, null))
  return ids
}

const isOwn = ({ kind }: BookAccount) => kind === 'asset' || kind === 'liability'

/** The names that stand for accounts every ledger has. */
function roleOf({ path, kind }: BookAccount): AccountRole | null {
  if (path.length !== 1) return null
  if (path[0] === 'Uncategorised' && kind === 'income') return 'uncategorised_income'
  if (path[0] === 'Uncategorised' && kind === 'expense') return 'uncategorised_expense'
  return path[0] === 'Opening balances' && kind === 'equity' ? 'opening_balances' : null
}

/** What most postings of an account are in; a currency counts for more than units of something. */
function principalCommodities({ parsed, commodities }: BookPlan): Map<number, string> {
  const counts = new Map<number, Map<string, number>>()
  for (const { postings } of parsed.entries) {
    for (const { account, commodity } of postings) {
      const of = counts.get(account) ?? new Map<string, number>()
      counts.set(
        account,
        of.set(commodity, (of.get(commodity) ?? 0) + (commodities.get(commodity)?.kind === 'currency' ? 1000 : 1)),
      )
    }
  }
  return new Map([...counts].map(([account, of]) => [account, [...of].sort((a, b) => b[1] - a[1])[0][0]]))
}

class AccountTree {
  readonly #byPlace = new Map<string, KnownAccount>()
  readonly #roles = new Map<AccountRole, number>()

  private constructor(
    private readonly changes: ChangeSet,
    rows: readonly KnownAccount[],
    private readonly now: string,
  ) {
    for (const row of rows) {
      if (row.role) this.#roles.set(row.role, row.id)
      else this.#byPlace.set(place(row.kind, row.parent_id, row.name), row)
    }
  }

  static async read(changes: ChangeSet, now: string): Promise<AccountTree> {
    const sql = 'SELECT id, parent_id, kind, role, name, commodity_id FROM accounts ORDER BY id DESC'
    return new AccountTree(changes, await changes.all<KnownAccount>(sql), now)
  }

  inRole(role: AccountRole): number {
    return this.#roles.get(role)!
  }

  async place(account: BookAccount, commodityId: number | null): Promise<number> {
    const { path, kind } = account
    let parent: number | null = null
    for (const name of path.slice(0, -1))
      parent = (await this.#ensure(kind, parent, name, { subtype: isOwn(account) ? 'group' : SUBTYPES[kind] })).id
    const subtype = account.subtype ?? SUBTYPES[kind]
    const archived = account.is_closed ? this.now : null
    const details = {
      subtype,
      commodity_id: commodityId,
      number: account.number ?? null,
      note: account.note ?? '',
      archived_at: archived,
    }
    const found = await this.#ensure(kind, parent, path[path.length - 1], {
      ...details,
      institution: isOwn(account) ? path.slice(0, -1).join(' · ').slice(0, NAME_LENGTH_MAX) || null : null,
    })
    // It was met before as what stands above another account.
    if (found.commodity_id === null && commodityId !== null) {
      await this.changes.update('accounts', found.id, { commodity_id: commodityId, subtype })
      found.commodity_id = commodityId
    }
    return found.id
  }

  async #ensure(
    kind: BookAccount['kind'],
    parentId: number | null,
    name: string,
    details: Record<string, string | number | null>,
  ) {
    const key = place(kind, parentId, name)
    const known = this.#byPlace.get(key)
    if (known) return known
    const row = {
      kind,
      parent_id: parentId,
      name: tidyName(name).slice(0, NAME_LENGTH_MAX),
      created_at: this.now,
      ...details,
    }
    const id = await this.changes.insert('accounts', row)
    const created: KnownAccount = {
      id,
      parent_id: parentId,
      kind,
      role: null,
      name,
      commodity_id: (details.commodity_id as number) ?? null,
    }
    this.#byPlace.set(key, created)
    return created
  }
}

const place = (kind: string, parentId: number | null, name: string) => `${kind} ${parentId ?? ''} ${matchKey(name)}`
