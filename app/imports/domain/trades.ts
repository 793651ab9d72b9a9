import { exactDecimal, formatAmount, parseAmount } from '#core/money'
import { negate } from '#ledger/domain/balancing'
import type { Trade } from '#sdk'
import type { BankRow } from './bank_row.js'

/*
 * What an entry of a broker's file does to cash and to securities. Amounts are those that the broker states; what a sale gained is not
 * worked out, because files do not say which units were sold.
 */

export interface ReadTrade {
  /** What it does to the cash of the account, in minor units. */
  minor: number
  /** A sentence for a person. */
  explanation: string
  /** Null for what moves cash alone. */
  securities: MovedSecurities | null
}

/** The units that a trade moves, with what they are worth; the amounts add up to its effect on cash. */
export interface MovedSecurities {
  code: string
  name: string
  /** Exact decimal text; negative units leave the account. */
  units: string
  decimals: number
  /** What the units are worth, in minor units of the account's currency, signed like them. */
  value: number
  fees: number
  /** Income that never was cash, because it became units at once. */
  income: number
  /** Of one unit, where it agrees with the amounts. */
  price: string | null
  /** Of a split whose units hang on how many there are: what becomes of what, such as `3:2`. */
  ratio?: string
  /** It came from elsewhere or went there, without anything in return. */
  isCarried: boolean
}

interface AccountCurrency {
  currency: string
  scale: number
}

type TradeReader = (trade: Trade, account: AccountCurrency) => ReadTrade | string

const DECIMALS_MAX = 8
const NO_AMOUNT = 'The file says neither its amount nor its price.'

const readers: Record<string, TradeReader> = {
  buy: readPurchase,
  sell: readSale,
  reinvest: readReinvestment,
  transfer: readCarried,
  split: readSplit,
  income: (trade, account) => readCash(trade, account, 'Pays'),
  return_of_capital: (trade, account) => readCash(trade, account, 'Returns'),
  expense: (trade, account) => readCash(trade, account, 'Costs'),
  margin_interest: (trade, account) => readCash(trade, account, 'Costs interest of'),
  journal_cash: () => 'It moves cash between parts of this account, which changes nothing.',
  journal_security: () => 'It moves securities between parts of this account, which changes nothing.',
}

/**
 * Reads a trade, or says why it cannot be booked.
 * @throws InvalidAmountException for amounts that the account's currency cannot hold.
 */
export function readTrade(
  row: Pick<BankRow, 'transferAccount'>,
  trade: Trade,
  account: AccountCurrency,
): ReadTrade | string {
  if (row.transferAccount !== undefined)
    return `Its cash came from or went to ${row.transferAccount} at once, and the file does not say how much it was.`
  const reader = Object.hasOwn(readers, trade.action) ? readers[trade.action] : undefined
  return reader ? reader(trade, account) : `Florin cannot book what the file calls "${trade.action}".`
}

function readCash(trade: Trade, account: AccountCurrency, verb: string): ReadTrade | string {
  if (trade.total === null) return 'The file does not say how much cash it moves.'
  const minor = parseAmount(trade.total, account.scale)
  const of = trade.security === null ? '' : ` for ${nameOf(trade)}`
  return { minor, explanation: sentence(`${verb} ${money(minor, account)}${of}`), securities: null }
}

/** What a purchase costs, whatever sign the broker writes. */
function readPurchase(trade: Trade, account: AccountCurrency): ReadTrade | string {
  const moved = readUnits(trade)
  if (typeof moved === 'string') return moved
  const gross = worth(moved.units, trade.unit_price, account.scale)
  const charged = charges(trade, account)
  const cost = trade.total === null ? gross && gross + charged : Math.abs(parseAmount(trade.total, account.scale))
  if (cost === null) return NO_AMOUNT
  const fees = charged < cost ? charged : 0
  const value = cost - fees
  const told = fees === 0 ? '' : `, ${money(fees, account)} of it fees`
  return {
    minor: negate(cost),
    explanation: sentence(`Buys ${amountOf(moved.units)} ${moved.name} for ${money(cost, account)}${told}`),
    securities: { ...moved, units: withSign(moved.units, 1), value, fees, ...priced(trade, gross, value) },
  }
}

/** What is left of a sale after its fees, which may be more than it brings. */
function readSale(trade: Trade, account: AccountCurrency): ReadTrade | string {
  const moved = readUnits(trade)
  if (typeof moved === 'string') return moved
  const gross = worth(moved.units, trade.unit_price, account.scale)
  const fees = charges(trade, account)
  const minor = trade.total === null ? gross && gross - fees : parseAmount(trade.total, account.scale)
  if (minor === null) return NO_AMOUNT
  const value = minor + fees
  if (value < 0) return 'It is a sale that costs more than its fees.'
  const told = fees === 0 ? '' : `, after fees of ${money(fees, account)}`
  return {
    minor,
    explanation: sentence(`Sells ${amountOf(moved.units)} ${moved.name} for ${money(minor, account)}${told}`),
    securities: {
      ...moved,
      units: withSign(moved.units, -1),
      value: negate(value),
      fees,
      ...priced(trade, gross, value),
    },
  }
}

function readReinvestment(trade: Trade, account: AccountCurrency): ReadTrade | string {
  const moved = readUnits(trade)
  if (typeof moved === 'string') return moved
  const gross = worth(moved.units, trade.unit_price, account.scale)
  const charged = charges(trade, account)
  const income = trade.total === null ? gross && gross + charged : worth('1', trade.total, account.scale)
  if (income === null) return NO_AMOUNT
  const fees = charged < income ? charged : 0
  const value = income - fees
  return {
    minor: 0,
    explanation: sentence(`Reinvests ${money(income, account)} in ${amountOf(moved.units)} ${moved.name}`),
    securities: { ...moved, units: withSign(moved.units, 1), value, fees, ...priced(trade, gross, value), income },
  }
}

/** Units are added; what all of them cost and are worth stays as it was. */
function readSplit(trade: Trade): ReadTrade | string {
  const { security, ratio } = trade
  if (trade.units !== null) return readCarried(trade)
  if (ratio === undefined) return 'It splits a security, and the file does not say how many units that adds.'
  if (security === null) return 'The file does not name the security.'
  const name = nameOf(trade)
  const nothing = { units: '0', decimals: 0, value: 0, fees: 0, income: 0, price: null }
  const told = sentence(`Splits ${name}, ${ratio.replace(':', ' for ')}`)
  return { minor: 0, explanation: told, securities: { code: security, name, ...nothing, ratio, isCarried: true } }
}

function readCarried(trade: Trade): ReadTrade | string {
  const moved = readUnits(trade)
  if (typeof moved === 'string') return moved
  const verb = moved.units.startsWith('-') ? 'Takes out' : trade.action === 'split' ? 'Adds by a split' : 'Brings in'
  return {
    minor: 0,
    explanation: sentence(`${verb} ${amountOf(moved.units)} ${moved.name}`),
    securities: { ...moved, value: 0, fees: 0, income: 0, price: null, isCarried: true },
  }
}

type Units = Pick<MovedSecurities, 'code' | 'name' | 'units' | 'decimals'>

function readUnits(trade: Trade): Units | string {
  const { security, units } = trade
  if (security === null) return 'The file does not name the security.'
  if (units === null || !/[1-9]/.test(units)) return 'The file does not say how many units it moves.'
  const exact = trimmed(units)
  const { decimals } = exactDecimal(exact)
  if (decimals > DECIMALS_MAX) return `Florin keeps at most ${DECIMALS_MAX} decimals of units, and ${units} has more.`
  return { code: security, name: nameOf(trade), units: exact, decimals }
}

const nameOf = ({ security, security_name: name }: Trade) => name || security || ''

function charges({ commission = '0', fees = '0' }: Trade, { scale }: AccountCurrency): number {
  return (worth('1', commission, scale) ?? 0) + (worth('1', fees, scale) ?? 0)
}

/** Units times price without signs, rounded to minor units; null without a price or beyond what can be kept. */
function worth(units: string, price: string | null, scale: number): number | null {
  if (price === null) return null
  const [many, each] = [exactDecimal(units), exactDecimal(price)]
  const product = many.digits * each.digits * 10n ** BigInt(scale)
  const divisor = 10n ** BigInt(many.decimals + each.decimals)
  const rounded = Number(((product < 0n ? -product : product) * 2n + divisor) / (divisor * 2n))
  return Number.isSafeInteger(rounded) ? rounded : null
}

/** Prices of bonds count by the hundred; only one that explains the amount is the price of a unit. */
function priced({ unit_price: price }: Trade, gross: number | null, value: number) {
  const agrees = gross !== null && gross > 0 && Math.abs(gross - value) <= Math.floor(value / 100)
  return { income: 0, price: agrees && price !== null ? trimmed(price.replace(/^-/, '')) : null, isCarried: false }
}

export function trimmed(decimal: string): string {
  return decimal.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
}

function withSign(units: string, direction: 1 | -1): string {
  const size = units.replace(/^-/, '')
  return direction === 1 ? size : `-${size}`
}

function money(minor: number, { currency, scale }: AccountCurrency): string {
  return `${grouped(formatAmount(Math.abs(minor), scale))} ${currency}`
}

export const amountOf = (units: string) => grouped(units.replace(/^-/, ''))

function grouped(decimal: string): string {
  const [whole, fraction] = decimal.split('.')
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? groups : `${groups}.${fraction}`
}

/** Names of companies often end in a full stop themselves. */
export const sentence = (text: string) => (text.endsWith('.') ? text : `${text}.`)
