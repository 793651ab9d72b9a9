import type { Trade } from '@florin/plugin-sdk'
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
  const security = leaf('UNIQUEID') || null
  const trade: Trade = {
    action: TRADES[entry.tag]!,
    on,
    security,
    units: number('UNITS'),
    unit_price: number('UNITPRICE'),
    total: number('TOTAL'),
  }
  const settled = values.date(leaf('DTSETTLE'))
  const name = names.get(security ?? '')
  const commission = values.amount(leaf('COMMISSION'))
  const fees = values.amount(leaf('FEES'))
  return {
    ...trade,
    ...(settled && { settled_on: settled }),
    ...(name && { security_name: name.slice(0, 200) }),
    ...(commission && { commission }),
    ...(fees && { fees }),
  }
}

interface TradeValues {
  date(text: string): string | undefined
  amount(text: string): string | undefined
}
