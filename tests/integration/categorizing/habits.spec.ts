import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { type Habit, habitOf } from '#categorizing/domain/habit'
import { habitKey, readHabits } from '#categorizing/services/read_habits'
import type { Queries } from '#database/database'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf } from '#tests/support/journal'

const PAYEES = 3
const TRANSACTIONS = 240
const LATEST = 24
const PROVENANCES = [
  null,
  { category: { by: 'plugin', label: 'You chose Food for Grocer twice.' } },
  { category: { by: 'rule', label: 'says "category":{"by":"plugin"' } },
  { payee: { by: 'plugin' }, category: { by: 'user', id: 1 } },
]

interface Made {
  id: number
  payeeId: number
  day: string
  status: string
  provenance: (typeof PROVENANCES)[number]
  isReviewed: boolean
  isSplit: boolean
  isIn: boolean
  category: Category
}

interface Category {
  id: number
  name: string
  isOffered: boolean
}

/** The same numbers each time. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

async function makeCategories(household: TestHousehold): Promise<Category[]> {
  const gateway = await app.container.make('florin.gateway')
  const names = ['Food', 'Leisure', 'Home', 'Given up']
  const categories: Category[] = []
  for (const name of names)
    categories.push({ id: await accountOf(household, `Expenses:${name}`), name, isOffered: true })
  const origin = { actor: household.actor, cause: 'test', summary: 'Given up' }
  await gateway.change(household.id, origin, (changes) =>
    changes.update('accounts', categories[3].id, { archived_at: '2026-01-01T00:00:00.000Z' }),
  )
  categories[3].isOffered = false
  const open = await household.database.read(household.id, (queries) =>
    queries.first<{ id: number }>("SELECT id FROM accounts WHERE role = 'uncategorised_expense'"),
  )
  return [...categories, { id: open!.id, name: '', isOffered: false }]
}

/** Payments of all sorts, many of them on the same days. */
async function makePast(household: TestHousehold, seed: number): Promise<Made[]> {
  const gateway = await app.container.make('florin.gateway')
  const [wallet, categories] = [await accountOf(household, 'Assets:Wallet'), await makeCategories(household)]
  const random = numbers(seed)
  const pick = <T>(from: readonly T[]) => from[Math.floor(random.next().value * from.length)]
  const origin = { actor: household.actor, cause: 'test', summary: 'The past' }
  const { result } = await gateway.change(household.id, origin, async (changes) => {
    const account = await changes.first<{ commodity_id: number }>('SELECT commodity_id FROM accounts WHERE id = ?', [
      wallet,
    ])
    const commodity = account!.commodity_id
    const now = '2026-06-01T00:00:00.000Z'
    const payees = Array.from({ length: PAYEES }, (_, at) => [`Payee ${at}`, `payee ${at}`, now])
    const payeeIds = await changes.insertRows('payees', ['name', 'match_key', 'created_at'], payees)
    const drafts = Array.from({ length: TRANSACTIONS }, () => ({
      payeeId: pick(payeeIds),
      day: `2026-0${1 + Math.floor(random.next().value * 5)}-${10 + Math.floor(random.next().value * 15)}`,
      status: pick(['posted', 'posted', 'posted', 'pending', 'void']),
      provenance: pick(PROVENANCES),
      isReviewed: pick([true, false]),
      isSplit: pick([true, false, false, false]),
      isIn: pick([true, false, false]),
      category: pick(categories),
    }))
    const ids = await changes.insertRows(
      'transactions',
      ['occurred_on', 'status', 'payee_id', 'currency_id', 'reviewed_at', 'provenance', 'recorded_at'],
      drafts.map(({ day, status, payeeId, isReviewed, provenance }) => [
        day,
        status,
        payeeId,
        commodity,
        isReviewed ? now : null,
        provenance && JSON.stringify(provenance),
        now,
      ]),
    )
    const postings = drafts.flatMap(({ day, status, isIn, isSplit, category }, at) => {
      const counted = status === 'void' ? 0 : 1
      const sign = isIn ? 1 : -1
      const parts = isSplit ? [category.id, categories[0].id] : [category.id]
      const sides = [[wallet, 200 * sign], ...parts.map((id) => [id, (-200 / parts.length) * sign])]
      return sides.map(([id, minor], position) => [ids[at], position, id, commodity, minor, minor, day, counted])
    })
    const amounts = ['account_id', 'commodity_id', 'quantity', 'value']
    const columns = ['transaction_id', 'position', ...amounts, 'occurred_on', 'counted']
    await changes.insertRows('postings', columns, postings)
    return drafts.map((draft, at) => ({ ...draft, id: ids[at] }))
  })
  return result
}

/** The same told without a database. */
function expectedHabits(past: readonly Made[]): Map<string, Habit> {
  const latest = [...Map.groupBy(past, ({ payeeId }) => payeeId).values()].flatMap((own) =>
    own.sort((a, b) => b.day.localeCompare(a.day) || b.id - a.id).slice(0, LATEST),
  )
  const chosen = latest.filter(
    ({ status, isSplit, category, provenance, isReviewed }) =>
      status !== 'void' && !isSplit && category.isOffered && (isReviewed || provenance?.category.by !== 'plugin'),
  )
  const byKey = Map.groupBy(chosen, ({ payeeId, isIn }) => habitKey(payeeId, isIn))
  return new Map(
    [...byKey].map(([key, own]) => {
      const rows = own.map(({ category }) => ({ categoryId: category.id, category: category.name }))
      return [key, habitOf(`Payee ${payeeNumber(past, own[0].payeeId)}`, rows)!]
    }),
  )
}

const payeeNumber = (past: readonly Made[], id: number) => id - Math.min(...past.map(({ payeeId }) => payeeId))

test.group('Habits', () => {
  for (const seed of [1, 2, 3])
    test('are what was chosen in the latest transactions of each payee and direction', async ({ assert }) => {
      const household = await makeHousehold({ starter_set: 'none' })
      const past = await makePast(household, seed)
      const payeeIds = [...new Set(past.map(({ payeeId }) => payeeId))]
      const habits = await household.database.read(household.id, (queries) => readHabits(queries, payeeIds))
      const byKey = (entries: Iterable<[string, Habit]>) => [...entries].sort(([a], [b]) => a.localeCompare(b))
      assert.deepEqual(byKey(habits), byKey(expectedHabits(past)))
      assert.isAbove(habits.size, PAYEES)
    })

  test('take no longer for payees with a long past', async ({ assert }) => {
    const household = await makeHousehold({ starter_set: 'none' })
    await household.database.read(household.id, async (queries) => {
      const plan: string[] = []
      const explaining = {
        dialect: queries.dialect,
        async all<R>(sql: string, params?: Parameters<Queries['all']>[1]) {
          const steps = await queries.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params)
          plan.push(...steps.map(({ detail }) => detail))
          return [] as R[]
        },
      } as Queries
      await readHabits(explaining, [1, 2])
      // The latest are looked up once for a payee, and not again for each of its transactions.
      assert.include(plan, 'SEARCH main.transactions USING INTEGER PRIMARY KEY (rowid=?)')
    })
  }).skip(process.env.FLORIN_TEST_DATABASE === 'postgres', 'PostgreSQL plans by how much its tables hold.')
})
