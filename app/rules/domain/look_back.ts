import type { PlainDate } from '#core/plain_date'
import { matchKey } from '#ledger/domain/match_key'
import { comparisonsOf, type Condition } from './condition.js'
import type { Facts } from './facts.js'
import { firstDayOf, type Occurrence, type Repeatable, type SameField, type Span } from './occurrence.js'
import type { AmountFact } from './row.js'

/** What a condition asks of earlier transactions: what has to be the same, and within which time. */
export type LookBack = Pick<Occurrence, 'same' | 'within'>

/** What is known of a transaction that conditions will be asked about. What may change until they are asked is left out. */
export type Asked = Pick<Repeatable, 'date'> & Partial<Pick<Repeatable, SharedPart>>

type SharedPart = 'writtenPayee' | 'amount' | 'account' | 'category'

/** A part of the books that has everything in it that can count; what is absent does not narrow it. */
export interface Reach {
  from: PlainDate
  to: PlainDate
  payees?: readonly string[]
  amounts?: readonly number[]
  accounts?: readonly number[]
  categories?: readonly number[]
}

/** More than so many would be looked up one by one at a higher price than reading what lies between the days. */
const NARROWED_BY_MAX = 256

/** What the conditions ask, each once. */
export function lookBacksOf(conditions: readonly Condition[]): LookBack[] {
  const found = new Map<string, LookBack>()
  for (const { comparison } of conditions.flatMap((condition) => comparisonsOf(condition))) {
    if (comparison.field !== 'occurrence') continue
    const { same, within } = comparison.value as Occurrence
    found.set(`${[...same].sort().join(' ')} ${within}`, { same, within })
  }
  return [...found.values()]
}

/** A transaction as it is, whose facts are settled. */
export function askedOf({ date, payee, amount, account, category }: Facts): Asked {
  return {
    date: date as PlainDate,
    writtenPayee: (payee ?? '') as string,
    amount: amount as AmountFact,
    account: account as number,
    category: (category ?? null) as number | null,
  }
}

/** How far one question reaches, asked about these transactions; undefined where nothing can count. */
export function reachOf({ same, within }: LookBack, asked: readonly Asked[]): Reach | undefined {
  const able = asked.filter((one) => canRepeat(one, same))
  if (able.length === 0) return undefined
  const narrowedBy = <Key>(field: SameField, keyOf: (one: Asked) => Key | null | undefined) =>
    same.includes(field) ? distinct(able.map(keyOf)) : undefined
  return {
    ...daysOf(within, able),
    payees: narrowedBy('payee', ({ writtenPayee }) => writtenPayee && matchKey(writtenPayee)),
    amounts: narrowedBy('amount', ({ amount }) => amount?.minor),
    accounts: narrowedBy('account', ({ account }) => account),
    categories: narrowedBy('category', ({ category }) => category),
  }
}

/** What has no payee or no category repeats nobody's. */
function canRepeat({ writtenPayee, category }: Asked, same: readonly SameField[]): boolean {
  const isNobody = writtenPayee !== undefined && matchKey(writtenPayee) === ''
  return !(same.includes('payee') && isNobody) && !(same.includes('category') && category === null)
}

function daysOf(within: Span, asked: readonly Asked[]): Pick<Reach, 'from' | 'to'> {
  let [first, last] = [asked[0].date, asked[0].date]
  for (const { date } of asked) {
    if (date < first) first = date
    if (date > last) last = date
  }
  return { from: firstDayOf(within, first), to: last }
}

/** Undefined where one of them is not known yet, or where they are too many. */
function distinct<Key>(keys: readonly (Key | null | undefined)[]): Key[] | undefined {
  const found = new Set<Key>()
  for (const key of keys) {
    if (key === undefined || key === null) return undefined
    if (found.add(key).size > NARROWED_BY_MAX) return undefined
  }
  return [...found]
}
