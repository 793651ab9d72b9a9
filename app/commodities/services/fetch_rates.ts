import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { addDays } from '#core/plain_date'
import type { Queries, Value } from '#database/database'
import type { CallInstance } from '#plugins/services/call_instance'
import { requireInstance } from '#plugins/services/instance_rows'
import type { RateQuote } from '#sdk'
import { isCurrency } from '../domain/currencies.js'
import { ensureCurrency } from './ensure_currency.js'

interface Wanted {
  currencies: string[]
  base_currency: string
  from: string
  to: string
}

/** For households that have no rate yet: back to what they did first in another currency, but not without end. */
const FIRST_YEARS = 20
/** Publishers correct rates, and holidays delay them. */
const AGAIN_DAYS = 5

/** Fetches the rates of the currencies a household uses. What a person entered stays as it is. */
export class FetchRates {
  constructor(
    private readonly gateway: Gateway,
    private readonly callInstance: Pick<CallInstance, 'handle'>,
  ) {}

  /** Answers how many rates are new. */
  async handle(householdId: number, instanceId: number, by?: Actor, signal?: AbortSignal): Promise<Changed<number>> {
    const { database } = this.gateway
    const { instance, wanted } = await database.read(householdId, async (queries) => ({
      instance: await requireInstance(queries, instanceId),
      wanted: await this.#wanted(queries, householdId, by !== undefined),
    }))
    if (wanted.currencies.length === 0) return { result: 0, changeSetId: null }
    const { value } = await this.callInstance.handle(householdId, instanceId, 'price_provider.rates', wanted, {
      signal,
    })
    const actor: Actor = by ?? { kind: 'plugin', id: instanceId, label: instance.title }
    const origin = { actor, cause: 'rates.fetched', summary: `Fetched exchange rates from ${instance.title}` }
    return this.gateway.change(householdId, origin, (changes) => keepRates(changes, value.rates, instance.plugin_id))
  }

  async #wanted(queries: Queries, householdId: number, isAsked: boolean): Promise<Wanted> {
    const household = await this.gateway.database.systemRead((system) =>
      system.first<{ base_currency: string; time_zone: string }>(
        'SELECT base_currency, time_zone FROM households WHERE id = ?',
        [householdId],
      ),
    )
    const { base_currency, time_zone } = household!
    const today = this.gateway.clock.today(time_zone)
    const spans = await queries.all<Span>(
      `SELECT c.code, (SELECT MIN(m.month) FROM month_totals m WHERE m.commodity_id = c.id) AS first,
         (SELECT MAX(r.on_day) FROM rates r WHERE (r.base_id = c.id OR r.quote_id = c.id) AND r.source <> 'manual') AS newest
       FROM commodities c WHERE c.kind = 'currency' AND c.code <> ? ORDER BY c.code`,
      [base_currency],
    )
    const published = spans.filter(({ code }) => isCurrency(code))
    const currencies = published.map(({ code }) => code)
    const from = firstDay(published, today, { isAsked })
    return { currencies, base_currency, from, to: today }
  }
}

interface Span {
  code: string
  /** The first month with anything in this currency. */
  first: string | null
  /** The newest rate that was fetched. */
  newest: string | null
}

/**
 * Where the last fetch ended, and some days before; at first, the first month with anything in another currency. What a currency that
 * came later has missed is fetched when a person asks: some are published by nobody, and would be asked for from the start every day.
 */
function firstDay(spans: readonly Span[], today: string, { isAsked }: { isAsked: boolean }): string {
  const isFirst = spans.every(({ newest }) => newest === null)
  const wanted = spans.flatMap(({ newest, first }) => newest ?? ((isFirst || isAsked) && first ? `${first}-01` : []))
  const earliest = `${Number(today.slice(0, 4)) - FIRST_YEARS}-01-01`
  const start = addDays([...wanted, today].sort()[0]!, -AGAIN_DAYS)
  return start < earliest ? earliest : start
}

interface KnownRate {
  id: number
  base_id: number
  quote_id: number
  on_day: string
  rate: string
  source: string
}

async function keepRates(changes: ChangeSet, rates: readonly RateQuote[], source: string): Promise<number> {
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
