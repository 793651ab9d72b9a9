import { guessByContent } from './content.js'
import { isFee } from './fees.js'
import type { Columns } from './meaning.js'
import { findPartners, namesRecipient } from './partners.js'
import { stateOf } from './states.js'
import { normalise, type Role } from './vocabulary.js'
import { holdsCurrencies, holdsDates, holdsDirections, holdsNumbers, holdsText, type Profile } from './profile.js'
import type { Table } from './table.js'

/** Reads the columns' meaning from their names and, where these say nothing or something impossible, from their content. */
export function guessColumns(table: Table, profiles: Profile[]): Columns {
  const { headers, names } = table
  const all = headers.map((_, index) => index)
  const certainty = (index: number) => headers[index]?.certainty ?? 0
  const named = (role: Role, fits: (profile: Profile) => boolean = () => true) =>
    all
      .filter((index) => headers[index]?.role === role && fits(profiles[index]!))
      .sort((a, b) => certainty(b) - certainty(a) || a - b)
  const first = (role: Role, fits?: (profile: Profile) => boolean) => named(role, fits)[0] ?? null

  const dates = [...named('date', holdsDates).sort((a, b) => a - b), ...named('value_date', holdsDates)]
  const filledNumbers = (profile: Profile) => profile.filled === 0 || holdsNumbers(profile)
  const columns: Columns = {
    date: dates[0] ?? null,
    value_date: dates.find((index) => index !== dates[0] && headers[index]?.role === 'value_date') ?? null,
    ...pickAmounts(table, named, profiles),
    direction: null,
    balance: first('balance', (profile) => holdsNumbers(profile) && (profile.distinct > 1 || table.body.length < 2)),
    currency: first('currency', holdsCurrencies) ?? [...named('value_date', holdsCurrencies)][0] ?? null,
    currency_code: null,
    account: pickAccount(
      table,
      profiles,
      named('account', (profile) => profile.filled > 0 && profile.dates < 0.5),
    ),
    payee: [],
    memo: [],
    external_id: null,
    counterparty: first('counterparty'),
    category: first('category', holdsText),
    check_number: first('check_number', filledNumbers),
    status: first('status', holdsText),
  }
  columns.currency_code = currencyOfNames(columns, headers)
  if (columns.currency_code !== null && columns.amount !== null) columns.currency = null
  columns.external_id = named('external_id').find((index) => isUnique(table, index)) ?? null
  guessByContent(columns, table, profiles)
  // Which column the amounts are may only be known by now.
  if (columns.currency === null) columns.currency_code ??= currencyOfNames(columns, headers)
  columns.direction = pickDirection(columns, headers, profiles)
  columns.status ??= stateColumn(table, columns)
  pickTexts(columns, named, table, profiles)
  const unassignedAccount = named('account').find(
    (index) => index !== columns.account && isNumberOfPartner(names[index] ?? ''),
  )
  columns.counterparty ??= unassignedAccount ?? null
  return columns
}

type Named = (role: Role, fits?: (profile: Profile) => boolean) => number[]

function pickAmounts(
  { headers, names, body }: Table,
  named: Named,
  profiles: Profile[],
): Pick<Columns, 'amount' | 'debit' | 'credit'> {
  const hasFee = names.some(isFee)
  const numeric = (profile: Profile) => profile.filled === 0 || holdsNumbers(profile)
  // Beside a fee, what is left of the amount without it is what moved.
  const isNet = (index: number) => Number(hasFee && NET.test(normalise(names[index] ?? '')))
  const rankOf = (index: number) => rank(index, profiles, headers) + isNet(index)
  const best = (role: Role) => named(role, numeric).sort((a, b) => rankOf(b) - rankOf(a) || a - b)[0] ?? null
  const [amount, debit, credit] = [
    named('amount', holdsNumbers).length ? best('amount') : null,
    best('debit'),
    best('credit'),
  ]
  if (debit !== null && credit !== null) {
    // Totals of the statement stand side by side in every row; a pair does not.
    if (amount !== null && areBothFilled(body, debit, credit)) return { amount, debit: null, credit: null }
    const pairFilled = profiles[debit]!.filled + profiles[credit]!.filled
    const amountIsWhole = amount !== null && profiles[amount]!.filled >= pairFilled && profiles[amount]!.filled > 0
    const amountIsSigned = amount !== null && (profiles[amount]!.negatives > 0 || profiles[debit]!.filled === 0)
    return amountIsWhole && amountIsSigned ? { amount, debit: null, credit: null } : { amount: null, debit, credit }
  }
  if (amount !== null) return { amount, debit: null, credit: null }
  // A lone column of one direction that has both signs is an amount under another name.
  const lone = debit ?? credit
  if (lone !== null && (credit !== null || profiles[lone]!.negatives > 0))
    return { amount: lone, debit: null, credit: null }
  return { amount: null, debit, credit: null }
}

const NET = /^(net|netto|neto)\b/

function areBothFilled(body: Table['body'], debit: number, credit: number): boolean {
  const isMoney = (cell: string | undefined) => /[1-9]/.test(cell ?? '')
  return body.filter(({ cells }) => isMoney(cells[debit]) && isMoney(cells[credit])).length > body.length / 2
}

/** An amount that names its currency is the account's, where another may be the merchant's. */
function rank(index: number, profiles: Profile[], headers: Table['headers']): number {
  const header = headers[index]
  return (header?.certainty ?? 0) + (header?.currency ? 0.5 : 0) + (profiles[index]!.filled > 0 ? 1 : 0)
}

function currencyOfNames(columns: Columns, headers: Table['headers']): string | null {
  const index = columns.amount ?? columns.debit ?? columns.credit
  const balance = columns.balance === null ? undefined : headers[columns.balance]?.currency
  return (index === null ? undefined : headers[index]?.currency) ?? balance ?? null
}

/** Names of a number that may be the user's or the partner's. */
const NUMBERS = new Set(['kontonummer', 'iban', 'account number', 'account no', 'kontonummer iban'])
const ACCOUNTS = new Set(['konto', 'account', 'number'])
const isNumberOfPartner = (name: string) => NUMBERS.has(normalise(name)) || ACCOUNTS.has(normalise(name))

/** The column that says which of the user's accounts a row belongs to. A bare "IBAN" behind the payee is the payee's. */
function pickAccount({ names, headers, body }: Table, profiles: Profile[], found: number[]): number | null {
  const payee = headers.findIndex((header) => header?.role === 'payee')
  const own = found.filter((index) => {
    const name = normalise(names[index] ?? '')
    const follows =
      payee >= 0 &&
      index > payee &&
      (NUMBERS.has(name) || (ACCOUNTS.has(name) && index - payee <= 2 && /\d{4}/.test(cellOf(body, index))))
    const many = profiles[index]!.distinct > Math.max(20, body.length / 4)
    return !follows && !many
  })
  const score = (index: number) => (/iban/i.test(names[index] ?? '') ? 3 : /\d{6}/.test(cellOf(body, index)) ? 2 : 1)
  return own.sort((a, b) => score(b) - score(a) || a - b)[0] ?? null
}

const cellOf = (body: Table['body'], index: number) =>
  body.find(({ cells }) => cells[index]?.trim())?.cells[index] ?? ''

/** Only for one unsigned amount column does a word decide; it is the column that has nothing but such words. */
function pickDirection(columns: Columns, headers: Table['headers'], profiles: Profile[]): number | null {
  if (columns.amount === null) return null
  const taken = new Set([columns.currency, columns.status, columns.account])
  // Beside the words there may be another for what is neither, such as a transfer between one's own accounts.
  const isMostly = (role: Role | undefined, profile: Profile) =>
    holdsDirections(profile) || (role === 'direction' && profile.directions >= 0.5)
  const candidates = headers
    .map((header, index) => ({ role: header?.role, index }))
    .filter(
      ({ role, index }) =>
        !taken.has(index) &&
        (!role || ['direction', 'type', 'memo'].includes(role)) &&
        isMostly(role, profiles[index]!),
    )
  const rankOf = (role: Role | undefined) => (role === 'direction' ? 0 : role === 'type' ? 1 : 2)
  return candidates.sort((a, b) => rankOf(a.role) - rankOf(b.role) || a.index - b.index)[0]?.index ?? null
}

/** A column of nothing but words for how far a payment is, whatever it is called. */
function stateColumn({ body, headers }: Table, { direction }: Columns): number | null {
  const states = (index: number) => {
    const cells = body.map(({ cells: row }) => row[index]?.trim() ?? '').filter((cell) => cell !== '')
    return cells.length > 0 && cells.every((cell) => stateOf(cell) !== undefined)
  }
  const found = headers.findIndex((header, index) => index !== direction && mayTellState(header?.role) && states(index))
  return found < 0 ? null : found
}

const mayTellState = (role: Role | undefined) => role === undefined || role === 'memo' || role === 'type'

/** The surest payee column is the payee; every other column with words about the transaction is part of the memo. */
function pickTexts(columns: Columns, named: Named, { headers, names, body }: Table, profiles: Profile[]): void {
  const isSameInAll = (index: number) =>
    body.length > 1 && profiles[index]!.distinct === 1 && profiles[index]!.filled === body.length
  const isRecipient = (index: number) => namesRecipient(names[index] ?? '')
  if (columns.payee.length > 0 || columns.memo.length > 0) return
  // Of a sender and a recipient one is always the user: the partner is where names differ.
  const surest = Math.max(0, ...named('payee', holdsText).map((index) => headers[index]!.certainty))
  const likely = named('payee', holdsText).filter((index) => headers[index]!.certainty === surest)
  const payees = likely.length > 1 ? likely.filter((index) => !isSameInAll(index)) : likely
  const partners = findPartners(payees, names)
  const [payee] = payees.sort(
    (a, b) => Number(isRecipient(b)) - Number(isRecipient(a)) || profiles[b]!.distinct - profiles[a]!.distinct,
  )
  const otherPayees = named('payee', holdsText).filter((index) => index !== payee && !partners?.includes(index))
  const about = [
    ...otherPayees,
    ...named('memo', (profile) => profile.filled > 0 && profile.dates < 0.5),
    ...named('type', holdsText),
  ]
  const prose = headers.flatMap((header, index) => (!header && isProse(profiles[index]!) ? [index] : []))
  const memo = [...about, ...prose]
    .filter((index) => index !== columns.direction && index !== columns.status)
    .sort((a, b) => a - b)
  if (payee !== undefined) {
    columns.payee = partners ?? [payee]
    columns.memo = memo
    return
  }
  // Without a payee column the description comes nearest to one.
  const nearest =
    memo.find((index) => headers[index]?.role === 'memo' && tellsMore(profiles[index]!)) ??
    longestText(headers, profiles, columns)
  columns.payee = nearest === undefined ? [] : [nearest]
  columns.memo = memo.filter((index) => index !== nearest)
}

/** More than whether money came in or went out. */
const tellsMore = (profile: Profile) => holdsText(profile) && profile.directions < 0.3

/** A column whose name is unknown, but whose cells are sentences. */
const isProse = (profile: Profile) => holdsText(profile) && profile.averageLength >= 12 && profile.directions === 0

function longestText(headers: Table['headers'], profiles: Profile[], columns: Columns): number | undefined {
  const taken = new Set([
    columns.direction,
    columns.account,
    columns.external_id,
    columns.category,
    columns.status,
    columns.counterparty,
  ])
  const free = headers.map((_, index) => index).filter((index) => holdsText(profiles[index]!) && !taken.has(index))
  return free.sort((a, b) => profiles[b]!.averageLength - profiles[a]!.averageLength)[0]
}

/** An identifier that repeats identifies nothing. */
function isUnique({ body }: Table, index: number): boolean {
  const values = body.map(({ cells }) => cells[index]?.trim() ?? '').filter((value) => value !== '')
  return values.length > 0 && values.length >= body.length * 0.8 && new Set(values).size === values.length
}
