import type { Trade } from '@florin/plugin-sdk'
import { negate, readAmount } from './amounts.js'
import { fieldOf, type Entry } from './records.js'
import type { Conventions } from './survey.js'

/** What Quicken calls an action, and what a trade calls it; -1 where cash or units leave the account. */
const ACTIONS: Record<string, [action: string, cash: -1 | 0 | 1, units: -1 | 0 | 1]> = {
  buy: ['buy', -1, 1],
  cvrshrt: ['buy', -1, 1],
  sell: ['sell', 1, -1],
  shtsell: ['sell', 1, -1],
  div: ['income', 1, 0],
  intinc: ['income', 1, 0],
  cglong: ['income', 1, 0],
  cgshort: ['income', 1, 0],
  cgmid: ['income', 1, 0],
  miscinc: ['income', 1, 0],
  miscexp: ['expense', -1, 0],
  margint: ['margin_interest', -1, 0],
  rtrncap: ['return_of_capital', 1, 0],
  reinvdiv: ['reinvest', 0, 1],
  reinvint: ['reinvest', 0, 1],
  reinvlg: ['reinvest', 0, 1],
  reinvsh: ['reinvest', 0, 1],
  reinvmd: ['reinvest', 0, 1],
  shrsin: ['transfer', 0, 1],
  shrsout: ['transfer', 0, -1],
  stksplit: ['split', 0, 0],
}

/** Actions that move cash alone, and which way; `cash` has its own sign. */
const CASH: Record<string, -1 | 1> = {
  cash: 1,
  xin: 1,
  contrib: 1,
  contribx: 1,
  intinc: 1,
  miscinc: 1,
  div: 1,
  xout: -1,
  withdrw: -1,
  withdrwx: -1,
  miscexp: -1,
  margint: -1,
}

/** The amount that a record of an investment account books as cash; undefined for a trade. */
export function readCash(entry: Entry, { decimal }: Conventions): string | undefined {
  const action = fieldOf(entry, 'N').toLowerCase()
  if (fieldOf(entry, 'Y') !== '' || (action !== '' && !(action in CASH))) return undefined
  const size = readAmount(amountOf(entry) || '0', decimal)
  return size !== undefined && CASH[action] === -1 ? negate(size) : size
}

export function readTrade(entry: Entry, on: string, { decimal, symbols }: Conventions): Trade {
  const told = fieldOf(entry, 'N').toLowerCase()
  // An X at the end says that the cash went to or came from another account.
  const [action, cash, moves] = ACTIONS[told] ?? ACTIONS[told.replace(/x$/, '')] ?? [told.slice(0, 40) || 'other', 0, 1]
  const number = (code: string) => readAmount(fieldOf(entry, code), decimal) ?? null
  const name = fieldOf(entry, 'Y').slice(0, 200)
  const units = number('Q')
  const total = readAmount(amountOf(entry), decimal) ?? null
  const commission = number('O')
  return {
    action,
    on,
    security: (symbols.get(name) ?? name).slice(0, 200) || null,
    ...(name && { security_name: name }),
    units: units === null || moves === 0 ? null : moves === -1 ? negate(units) : units,
    unit_price: number('I'),
    total: total === null || cash === 0 ? null : cash === -1 ? negate(total) : total,
    ...(commission && { commission }),
    ...(action === 'split' && units !== null && isRatio(units) && { ratio: `${units}:10` }),
  }
}

/** Quicken tells how many units ten become. */
const isRatio = (units: string) => /^\d{1,9}(\.\d{1,9})?$/.test(units) && /[1-9]/.test(units)

const amountOf = (entry: Entry) => fieldOf(entry, 'T') || fieldOf(entry, 'U') || fieldOf(entry, '$')
