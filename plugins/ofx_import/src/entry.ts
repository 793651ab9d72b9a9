import { DecimalSum, type Trade } from '@florin/plugin-sdk'
import type { Leaves } from './leaves.js'

/** The leaves of one STMTTRN, or of one entry of an investment account, as they stand in the file. */
export interface Entry {
  /** The aggregate it is, such as STMTTRN or BUYSTOCK. */
  tag: string
  at: number
  leaves: Leaves
}

/** Aggregates of INVTRANLIST that move securities, and what they are called in a trade. */
export const TRADES: Record<string, string> = {
  BUYDEBT: 'buy',
  BUYMF: 'buy',
  BUYOPT: 'buy',
  BUYOTHER: 'buy',
  BUYSTOCK: 'buy',
  SELLDEBT: 'sell',
  SELLMF: 'sell',
  SELLOPT: 'sell',
  SELLOTHER: 'sell',
  SELLSTOCK: 'sell',
  CLOSUREOPT: 'close_option',
  INCOME: 'income',
  INVEXPENSE: 'expense',
  JRNLFUND: 'journal_cash',
  JRNLSEC: 'journal_security',
  MARGININTEREST: 'margin_interest',
  REINVEST: 'reinvest',
  RETOFCAP: 'return_of_capital',
  SPLIT: 'split',
  TRANSFER: 'transfer',
}

/** A trade from its leaves; undefined without a valid day. */
export function readTrade(entry: Entry, names: Map<string, string>, values: TradeValues): Trade | undefined {
  const leaf = (tag: string) => entry.leaves.get(tag)
  const number = (tag: string) => values.amount(leaf(tag)) ?? null
  const on = values.date(leaf('DTTRADE'))
  if (!on) return undefined
  const id = leaf('UNIQUEID') ?? ''
  const trade: Trade = {
    action: TRADES[entry.tag]!,
    on,
    // A broken file may go on where an id should end.
    security: id.slice(0, 200) || null,
    units: number('UNITS') ?? addedUnits(number('OLDUNITS'), number('NEWUNITS')),
    unit_price: number('UNITPRICE'),
    total: number('TOTAL'),
  }
  const settled = values.date(leaf('DTSETTLE'))
  const name = names.get(id)
  const commission = values.amount(leaf('COMMISSION'))
  const fees = values.amount(leaf('FEES'))
  return {
    ...trade,
    ...(settled && { settled_on: settled }),
    ...(name && { security_name: name.slice(0, 200) }),
    ...(commission && { commission }),
    ...(fees && { fees }),
    ...ratioOf(number('NUMERATOR'), number('DENOMINATOR')),
  }
}

/** What a split adds, where the broker tells how many units there were and are. */
function addedUnits(old: string | null, now: string | null): string | null {
  return old === null || now === null ? null : new DecimalSum(now).subtract(old).toString()
}

function ratioOf(now: string | null, old: string | null): Pick<Trade, 'ratio'> {
  const areParts = [now, old].every((part) => part !== null && /^\d{1,9}(\.\d{1,9})?$/.test(part) && /[1-9]/.test(part))
  return areParts ? { ratio: `${now}:${old}` } : {}
}

interface TradeValues {
  date(text: string): string | undefined
  amount(text: string): string | undefined
}
