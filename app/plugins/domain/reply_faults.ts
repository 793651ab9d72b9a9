import { isPlainDate } from '#core/plain_date'
import type { Forecast, MethodName, Methods, ReportBlock } from '#sdk'

type ReplyFaults = {
  [M in MethodName]?: (reply: Methods[M]['reply'], asked: Methods[M]['request']) => string | undefined
}

const FAULTS: ReplyFaults = {
  'categorizer.categorize': ({ guesses }, { transactions, categories }) => {
    const count = transactions.date.length
    if (guesses.length !== count) return `it has ${guesses.length} guesses for ${count} transactions`
    const offered = new Set(categories.map(({ id }) => id))
    const other = guesses.find((guess) => guess && !offered.has(guess.category))
    return other ? `the category ${quote(other.category)} was not offered` : undefined
  },
  'action.fill': ({ fields }, { transactions, categories }) => {
    const count = transactions.date.length
    if (fields.length !== count) return `it has ${fields.length} answers for ${count} transactions`
    const offered = new Set(categories.map(({ id }) => id))
    const other = fields.find((each) => each?.category !== undefined && !offered.has(each.category))
    return other ? `the category ${quote(other!.category!)} was not offered` : undefined
  },
  'forecaster.forecast': ({ forecasts }, { series, horizon, levels }) => {
    const twice = firstTwice(forecasts.map(({ id }) => id))
    if (twice) return `${quote(twice)} is forecast twice`
    const missing = series.find(({ id }) => !forecasts.some((forecast) => forecast.id === id))
    if (missing) return `${quote(missing.id)} has no forecast`
    const asked = new Set(series.map(({ id }) => id))
    const more = forecasts.find(({ id }) => !asked.has(id))
    return more
      ? `${quote(more.id)} was not asked for`
      : firstFault(forecasts, (each) => forecastFault(each, horizon, levels))
  },
  'connector.connect': ({ consent_ends_on: day }) => knownDateFault(day),
  'connector.accounts': ({ accounts, consent_ends_on: day }) => {
    const twice = firstTwice(accounts.map(({ id }) => id))
    if (twice) return `the account ${quote(twice)} comes twice`
    return knownDateFault(day) ?? firstFault(accounts, ({ balance_on }) => knownDateFault(balance_on))
  },
  'connector.transactions': ({ transactions, cursor, has_more }, { cursor: before }) => {
    const twice = firstTwice(transactions.map(({ external_id }) => external_id))
    if (twice) return `the external_id ${quote(twice)} comes twice`
    if (has_more && cursor === before) return 'it has more, but its cursor stays where it was'
    return firstFault(transactions, ({ date }) => dateFault(date))
  },
  'price_provider.rates': ({ rates }, asked) => {
    const known = new Set([...asked.currencies, asked.base_currency])
    return firstFault(rates, ({ from, to, on, rate }) => {
      const other = [from, to].find((code) => !known.has(code))
      if (other) return `${other} was not asked for`
      if (from === to) return `${from} has a rate to itself`
      return quoteFault(rate, on, asked)
    })
  },
  'price_provider.quotes': ({ prices }, asked) => {
    const known = new Set(asked.symbols)
    return firstFault(prices, ({ symbol, on, price, currency }) => {
      if (!known.has(symbol)) return `${quote(symbol)} was not asked for`
      if (currency !== asked.currency) return `a price is in ${currency} instead of ${asked.currency}`
      return quoteFault(price, on, asked)
    })
  },
  'report.build': ({ document }) => firstFault(document.blocks, blockFault),
}

/** What is wrong with an answer beyond its shape, as part of a sentence: whether it fits what was asked. */
export function faultOfReply<M extends MethodName>(
  method: M,
  reply: Methods[M]['reply'],
  asked: Methods[M]['request'],
): string | undefined {
  return FAULTS[method]?.(reply, asked)
}

function forecastFault({ id, points, bands, unavailable }: Forecast, horizon: number, levels: number[]) {
  if (unavailable !== undefined)
    return points.length + bands.length > 0 ? `${quote(id)} is unavailable, but has values` : undefined
  if (points.length !== horizon) return `${quote(id)} has ${points.length} points for ${horizon} periods`
  return firstFault(bands, ({ level, lower, upper }) => {
    if (!levels.includes(level)) return `a band of ${level} was not asked for`
    if (lower.length !== horizon || upper.length !== horizon)
      return `a band of ${quote(id)} is not ${horizon} periods long`
    return lower.some((low, at) => low > upper[at]!) ? `a band of ${quote(id)} is upside down` : undefined
  })
}

function blockFault(block: ReportBlock): string | undefined {
  if (block.type === 'table')
    return block.rows.some((row) => row.length !== block.columns.length)
      ? `a row of a table does not have ${block.columns.length} cells`
      : undefined
  if (block.type === 'chart')
    return block.series.some(({ values }) => values.length !== block.labels.length)
      ? `a series of a chart does not have ${block.labels.length} values`
      : undefined
  return undefined
}

function quoteFault(value: string, on: string, { from, to }: { from: string; to: string }): string | undefined {
  if (!/[1-9]/.test(value)) return `${value} is not more than zero`
  return dateFault(on) ?? (on < from || on > to ? `${on} is outside of ${from} to ${to}` : undefined)
}

const dateFault = (date: string) => (isPlainDate(date) ? undefined : `${date} is no day of the calendar`)

const knownDateFault = (date: string | null | undefined) => (date ? dateFault(date) : undefined)

const quote = (value: string) => `"${value.slice(0, 60)}"`

function firstTwice(values: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return values.find((value) => seen.size === seen.add(value).size)
}

function firstFault<T>(items: readonly T[], faultOf: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const fault = faultOf(item)
    if (fault) return fault
  }
  return undefined
}
