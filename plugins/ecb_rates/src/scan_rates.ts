import { PluginError } from '@florin/plugin-sdk'

/** What one euro was worth on a day. */
export interface DayOfRates {
  on: string
  /** Decimal strings, as published. */
  rates: Map<string, string>
}

const TIME = /\btime=['"](\d{4}-\d{2}-\d{2})['"]/
const CURRENCY = /\bcurrency=['"]([A-Z]{3})['"]/
const RATE = /\brate=['"](\d+(?:\.\d+)?)['"]/

/**
 * Reads the envelope that the bank publishes: a `Cube` with a time around a `Cube` for each currency. Only these elements matter, so
 * they are looked for in the text; the file of all days has several megabytes and needs no tree.
 */
export function scanRates(xml: string): DayOfRates[] {
  const days: DayOfRates[] = []
  for (let start = xml.indexOf('<Cube'); start >= 0; start = xml.indexOf('<Cube', start + 1)) {
    const end = xml.indexOf('>', start)
    if (end < 0) break
    const tag = xml.slice(start, end)
    const on = TIME.exec(tag)?.[1]
    if (on) days.push({ on, rates: new Map() })
    const currency = CURRENCY.exec(tag)?.[1]
    const rate = RATE.exec(tag)?.[1]
    if (currency && rate) days.at(-1)?.rates.set(currency, rate)
  }
  if (days.length === 0) throw new PluginError('transient', 'The file of the European Central Bank has no rates in it.')
  return days
}
