import type { ChangeSet } from '#changes/change_set'
import type { Value } from '#database/database'
import type { RateQuote } from '#sdk'
import { ensureCurrency } from './ensure_currency.js'

interface KnownRate {
  id: number
  base_id: number
  quote_id: number
  on_day: string
  rate: string
  source: string
}

/** Keeps what was fetched, in bulk: a first fetch is of years. Answers how many rates are new; those a person set stay as they are. */
export async function keepRates(changes: ChangeSet, rates: readonly RateQuote[], source: string): Promise<number> {
  if (rates.length === 0) return 0
  const ids = new Map<string, number>()
  for (const code of new Set(rates.flatMap(({ from, to }) => [from, to])))
    ids.set(code, (await ensureCurrency(changes, code)).id)
  const days = rates.map(({ on }) => on).sort()
  const stored = await changes.all<KnownRate>(
    'SELECT id, base_id, quote_id, on_day, rate, source FROM rates WHERE on_day BETWEEN ? AND ?',
    [days[0]!, days.at(-1)!],
  )
  const known = new Map(stored.map((each) => [keyOf(each.base_id, each.quote_id, each.on_day), each]))
  const added = new Map<string, Value[]>()
  for (const { from, to, on, rate } of rates) {
    const key = keyOf(ids.get(from)!, ids.get(to)!, on)
    const before = known.get(key)
    if (!before) added.set(key, [ids.get(from)!, ids.get(to)!, on, rate, source])
    else if (before.source !== 'manual' && before.rate !== rate)
      await changes.update('rates', before.id, { rate, source })
  }
  await changes.insertRows('rates', ['base_id', 'quote_id', 'on_day', 'rate', 'source'], [...added.values()])
  return added.size
}

const keyOf = (base: number, quote: number, on: string) => `${base} ${quote} ${on}`
