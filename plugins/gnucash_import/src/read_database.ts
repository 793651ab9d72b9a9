import { isoDate, type SqliteFile, type SqliteValue } from '@florin/plugin-sdk'
import type { GnucashBooks, GnucashTransaction } from './books.js'
import { budgetsInDatabase } from './read_budgets.js'

const NOON = 12

type Row = Record<string, SqliteValue>

const text = (value: SqliteValue | undefined) =>
  value === null || value === undefined ? '' : String(value as string | number)
const fraction = (row: Row, name: string) => `${text(row[`${name}_num`])}/${text(row[`${name}_denom`])}`

/** Reads GnuCash's SQLite books. */
export function readDatabase(database: SqliteFile): GnucashBooks {
  const root = text([...database.rows('books')][0]?.root_account_guid)
  const commodities: GnucashBooks['commodities'] = new Map()
  for (const row of database.rows('commodities')) {
    const isCurrency = /^(ISO4217|CURRENCY)$/.test(text(row.namespace))
    commodities.set(text(row.guid), {
      code: text(row.mnemonic),
      name: text(row.fullname) || text(row.mnemonic),
      isCurrency,
      fraction: Number(row.fraction),
    })
  }
  const accounts: GnucashBooks['accounts'] = new Map()
  for (const row of database.rows('accounts')) {
    const id = text(row.guid)
    // There are two roots: the other one holds the templates of scheduled transactions.
    const type = text(row.account_type) === 'ROOT' && root !== '' && id !== root ? 'TEMPLATE' : text(row.account_type)
    const described = {
      name: text(row.name),
      type,
      commodity: text(row.commodity_guid) || null,
      parent: text(row.parent_guid) || null,
    }
    accounts.set(id, { ...described, description: text(row.description), isHidden: row.hidden === 1 })
  }
  return {
    commodities,
    accounts,
    transactions: readTransactions(database),
    prices: readPrices(database),
    budgets: budgetsInDatabase(database),
  }
}

function* readTransactions(database: SqliteFile): Generator<GnucashTransaction> {
  const splits = new Map<string, GnucashTransaction['splits']>()
  for (const row of database.rows('splits')) {
    const id = text(row.tx_guid)
    const all = splits.get(id) ?? []
    splits.set(id, all)
    const money = { value: fraction(row, 'value'), quantity: fraction(row, 'quantity') }
    all.push({ account: text(row.account_guid), memo: text(row.memo), state: text(row.reconcile_state), ...money })
  }
  let line = 0
  for (const row of database.rows('transactions')) {
    const id = text(row.guid)
    const described = { number: text(row.num), date: dayOf(text(row.post_date)), description: text(row.description) }
    yield { id, line: ++line, currency: text(row.currency_guid), ...described, splits: splits.get(id) ?? [] }
  }
}

function* readPrices(database: SqliteFile): GnucashBooks['prices'] & Generator {
  for (const row of database.rows('prices')) {
    const on = dayOf(text(row.date))
    yield { commodity: text(row.commodity_guid), currency: text(row.currency_guid), on, value: fraction(row, 'value') }
  }
}

/**
 * `2014-11-30 10:59:00` or `20141130105900`, in UTC. Older versions stored the local midnight, which east of Greenwich is late on the day
 * before.
 */
function dayOf(instant: string): string {
  const digits = instant.replace(/\D/g, '').padEnd(10, '0')
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number) as [
    number,
    number,
    number,
  ]
  const isDayBefore = Number(digits.slice(8, 10)) >= NOON
  const written = isoDate(year, month, day)
  if (!isDayBefore || written === undefined) return written ?? ''
  return isoDate(year, month, day + 1) ?? isoDate(year, month + 1, 1) ?? `${year + 1}-01-01`
}
