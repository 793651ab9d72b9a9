import fc from 'fast-check'
import app from '@adonisjs/core/services/app'
import type { Actor } from '#changes/domain/origin'
import type { Row } from '#database/database'
import type { Comparison, Condition } from '#rules/domain/condition'
import type { Field } from '#rules/domain/catalogues'
import { months, type Operator, periods, type ValueKind, weekdays } from '#rules/domain/field_types'
import { fields } from '#rules/domain/fields'
import { HistoryIndex } from '#rules/domain/history_index'
import { sameFields } from '#rules/domain/occurrence'
import { ruleRow, type RuleRow, type TransactionFacts } from '#rules/domain/row'
import type { Action, Rule, SplitShare } from '#rules/domain/rule'
import { pattern, word, words } from './rule_words.js'

/** A plain transaction, as rules are told of it: `factsOf({ payee: 'Grocer' })`. */
export function factsOf(patch: Partial<TransactionFacts> = {}): TransactionFacts {
  return {
    payee: 'Grocer',
    description: 'VISA GROCER BERLIN',
    memo: '',
    note: '',
    amountMinor: -4210,
    scale: 2,
    currency: 'EUR',
    accountId: 1,
    date: '2026-03-31',
    categoryId: null,
    shape: 'single',
    tags: [],
    reviewed: false,
    excluded: false,
    needsReview: false,
    recurringId: null,
    status: 'posted',
    imported: false,
    provenance: {},
    ...patch,
  }
}

export function rowOf(patch: Partial<TransactionFacts> = {}): RuleRow {
  return ruleRow(factsOf(patch))
}

/** Makes stored transactions look as if an import had left them: nobody set their fields, so that rules may. */
export async function asImported(household: { id: number; actor: Actor }, ids: readonly number[], patch: Row = {}) {
  const gateway = await app.container.make('florin.gateway')
  const origin = { actor: household.actor, cause: 'test', summary: 'Test' }
  await gateway.change(household.id, origin, async (changes) => {
    for (const id of ids) await changes.update('transactions', id, { provenance: null, ...patch })
  })
}

let rules = 0

export function makeRule(patch: Partial<Rule> = {}): Rule {
  const id = ++rules
  return {
    id,
    name: `Rule ${id}`,
    enabled: true,
    stage: 'main',
    position: id,
    condition: { field: 'payee', op: 'contains', value: 'grocer' },
    actions: [{ type: 'set_category', category_id: 7 }],
    stop: false,
    ...patch,
  }
}

/* Arbitrary rules and transactions, of one small stock of words. */
const text = fc.array(word, { maxLength: 4 }).map((parts) => parts.join(' '))
const someText = fc.array(word, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(' '))
const decimal = fc.constantFrom('-42.10', '0', '0.005', '12.5', '-1', '100')
const amount = fc.oneof(decimal, fc.constantFrom('-42.10 EUR', '0 USD', '12.5 EUR', '-4210 JPY', '0.005 KWD'))
const id = fc.integer({ min: 1, max: 3 })
const currency = fc.constantFrom('EUR', 'JPY', 'USD', 'KWD')
/** Edges of weeks, months and years, around the day that is today. */
const date = fc.constantFrom(
  ...['2024-02-29', '2025-12-28', '2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01', '2026-03-22'],
  ...['2026-03-23', '2026-03-29', '2026-03-30', '2026-03-31', '2026-04-01', '2027-01-01'],
)
const day = fc.integer({ min: 1, max: 31 })
const weekday = fc.constantFrom(...weekdays)

const listOf = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: 1, maxLength: 3 })
const rangeOf = <T>(value: fc.Arbitrary<T>, compare: (a: T, b: T) => number) =>
  fc.tuple(value, value).map((ends) => ends.sort(compare))
const asNumbers = (a: string | number, b: string | number) => Number(a) - Number(b)
const asText = (a: string, b: string) => (a < b ? -1 : 1)

const values: Record<Exclude<ValueKind, 'choice' | 'choices'>, fc.Arbitrary<unknown>> = {
  nothing: fc.constant(undefined),
  scalar: fc.oneof(someText, fc.integer(), fc.boolean()),
  text: someText,
  texts: listOf(someText),
  pattern,
  decimal: amount,
  decimal_range: rangeOf(decimal, asNumbers),
  id,
  ids: listOf(id),
  currency,
  currencies: listOf(currency),
  date,
  date_range: rangeOf(date, asText),
  direction: fc.constantFrom('in', 'out'),
  weekday,
  weekdays: listOf(weekday),
  day,
  days: listOf(day),
  day_range: rangeOf(day, asNumbers),
  day_count: fc.constantFrom(1, 30, 400),
  period: fc.constantFrom(...periods),
  month: fc.constantFrom(...months),
  months: listOf(fc.constantFrom(...months)),
  yes_no: fc.boolean(),
  number: fc.integer({ min: -3, max: 3 }),
  number_range: rangeOf(fc.integer({ min: -3, max: 3 }), asNumbers),
  occurrence: fc.record({
    nth: fc.integer({ min: 1, max: 3 }),
    same: fc.uniqueArray(fc.constantFrom(...sameFields), { minLength: 1, maxLength: 3 }),
    within: fc.constantFrom(1, 40, 'week', 'month', 'year', 'ever'),
  }),
}

function valueOf(kind: ValueKind, { choices = [] }: Field): fc.Arbitrary<unknown> {
  if (kind === 'choice') return fc.constantFrom(...choices)
  return kind === 'choices' ? listOf(fc.constantFrom(...choices)) : values[kind]
}

/** What may be said about each field with each operator. */
export const comparisons: ReadonlyMap<string, fc.Arbitrary<Comparison>> = new Map(
  Object.entries<Field>(fields).flatMap(([name, field]) =>
    Object.entries(field.ops).map(([op, kind]) => [
      `${name} ${op}`,
      valueOf(kind, field).map((value) => ({
        field: name,
        op: op as Operator,
        ...(value === undefined ? {} : { value: value as Comparison['value'] }),
      })),
    ]),
  ),
)

export const comparison: fc.Arbitrary<Comparison> = fc.constantFrom(...comparisons.values()).chain((each) => each)

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
})).condition

const share = fc.record({ category_id: id, percent: fc.constantFrom('10', '33.3333', '50') })
const shares: fc.Arbitrary<SplitShare[]> = fc.oneof(
  fc
    .tuple(share, id, fc.constantFrom('0.5', '1.25', '20'))
    .map(([each, category, fixed]) => [each, { category_id: category, amount: fixed }, { category_id: 3 }]),
  fc.tuple(id, id).map(([a, b]) => [
    { category_id: a, percent: '66.6667' },
    { category_id: b, percent: '33.3333', memo: 'rest' },
  ]),
)

const action: fc.Arbitrary<Action> = fc.oneof(
  shares.map((parts) => ({ type: 'split' as const, parts })),
  id.map((account) => ({ type: 'set_transfer' as const, account_id: account })),
  id.map((category) => ({ type: 'set_category' as const, category_id: category })),
  someText.map((payee) => ({ type: 'set_payee' as const, payee: `${payee}x` })),
  fc.record({ type: fc.constantFrom('set_note', 'append_note', 'set_memo'), text: someText }),
  fc.record({ type: fc.constantFrom('add_tag', 'remove_tag'), tag: fc.constantFrom('rewe', 'Café', 'Holiday') }),
  fc.constantFrom('mark_reviewed', 'set_review', 'clear_review', 'exclude_from_reports').map((type) => ({ type })),
  id.map((recurring) => ({ type: 'link_recurring' as const, recurring_id: recurring })),
)

export const actions: fc.Arbitrary<Action[]> = fc.array(action, { minLength: 1, maxLength: 4 })

export const ruleSet: fc.Arbitrary<Rule[]> = fc
  .array(
    fc.record({
      condition,
      actions,
      stage: fc.constantFrom('pre', 'main', 'post'),
      stop: fc.boolean(),
      position: fc.nat(5),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((drafts) => drafts.map((draft, at) => makeRule({ ...draft, id: at + 1 })))

const setter = fc.constantFrom(
  undefined,
  { by: 'user', label: 'Ada' } as const,
  { by: 'plugin', label: 'Guess' } as const,
  { by: 'import' } as const,
)

export const facts: fc.Arbitrary<TransactionFacts> = fc.record({
  payee: text,
  description: text,
  memo: text,
  note: text,
  amountMinor: fc.constantFrom(-42_100, -4210, -42, 0, 1, 5, 12, 1250, -100, -1000, 10_000),
  scale: fc.constantFrom(0, 2, 3),
  currency,
  accountId: id,
  date,
  categoryId: fc.option(id),
  shape: fc.constantFrom('single', 'single', 'split', 'transfer'),
  tags: fc.uniqueArray(fc.constantFrom('Rewe', 'café', 'x')),
  reviewed: fc.boolean(),
  excluded: fc.boolean(),
  needsReview: fc.boolean(),
  recurringId: fc.option(id),
  status: fc.constantFrom('posted', 'pending', 'void'),
  imported: fc.boolean(),
  provenance: fc
    .record({ payee: setter, category: setter, memo: setter, note: setter, tags: setter })
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, by]) => by !== undefined))),
})

/** What arbitrary conditions look at besides the transaction: a day, and a few earlier transactions. */
export const surroundings = {
  today: '2026-03-31',
  currencyOf: new Map([
    [1, 'EUR'],
    [2, 'JPY'],
    [3, 'USD'],
  ]),
  history: new HistoryIndex(
    ['2025-12-31', '2026-01-01', '2026-03-30', '2026-03-31'].map((on, at) =>
      rowOf({ id: at + 1, date: on, payee: words[at], amountMinor: 0, accountId: (at % 3) + 1 }),
    ),
  ),
}

const replacing = (ids: readonly number[]) => (given: unknown) => ids[Number(given) % ids.length]

/** The arbitrary ids of a condition, 1 to 3, as ids that exist somewhere. */
export function withIds(tree: Condition, accounts: readonly number[], categories: readonly number[]): Condition {
  const inside = (member: Condition) => withIds(member, accounts, categories)
  if ('all' in tree) return { all: tree.all.map(inside) }
  if ('any' in tree) return { any: tree.any.map(inside) }
  if ('not' in tree) return { not: inside(tree.not) }
  const ids = { account: accounts, category: categories }[tree.field]
  const { value } = tree
  if (!ids || value === undefined) return tree
  return { ...tree, value: Array.isArray(value) ? value.map(replacing(ids)) : replacing(ids)(value) }
}

/** The same for an action. There are no recurring payments, so that linking to one becomes another mark. */
export function withIdsOf(given: Action, accounts: readonly number[], categories: readonly number[]): Action {
  const category = <Part extends { category_id: number }>(part: Part): Part => ({
    ...part,
    category_id: replacing(categories)(part.category_id),
  })
  if (given.type === 'link_recurring') return { type: 'set_review' }
  if (given.type === 'set_category') return category(given)
  if (given.type === 'split') return { ...given, parts: given.parts.map(category) }
  return given.type === 'set_transfer' ? { ...given, account_id: replacing(accounts)(given.account_id) } : given
}
