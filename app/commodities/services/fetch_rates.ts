import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { addDays } from '#core/plain_date'
import type { Queries } from '#database/database'
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

/** For households that have no rate yet: enough for this month's figures, and little enough to be quick. */
const FIRST_DAYS = 60
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
      wanted: await this.#wanted(queries, householdId),
    }))
    if (wanted.currencies.length === 0) return { result: 0, changeSetId: null }
    const { value } = await this.callInstance.handle(householdId, instanceId, 'price_provider.rates', wanted, {
      signal,
    })
    const actor: Actor = by ?? { kind: 'plugin', id: instanceId, label: instance.title }
    const origin = { actor, cause: 'rates.fetched', summary: `Fetched exchange rates from ${instance.title}` }
    return this.gateway.change(householdId, origin, (changes) => keepRates(changes, value.rates, instance.plugin_id))
  }

  async #wanted(queries: Queries, householdId: number): Promise<Wanted> {
    const household = await this.gateway.database.systemRead((system) =>
      system.first<{ base_currency: string; time_zone: string }>(
        'SELECT base_currency, time_zone FROM households WHERE id = ?',
        [householdId],
      ),
    )
    const { base_currency, time_zone } = household!
    const today = this.gateway.clock.today(time_zone)
    const used = await queries.all<{ code: string }>(
      "SELECT code FROM commodities WHERE kind = 'currency' ORDER BY code",
    )
    const newest = await queries.first<{ day: string | null }>(
      "SELECT MAX(on_day) AS day FROM rates WHERE source <> 'manual'",
    )
    const from = newest?.day ? addDays(newest.day, -AGAIN_DAYS) : addDays(today, -FIRST_DAYS)
    const currencies = used.map(({ code }) => code).filter((code) => code !== base_currency && isCurrency(code))
    return { currencies, base_currency, from: from < today ? from : today, to: today }
  }
}

async function keepRates(changes: ChangeSet, rates: readonly RateQuote[], source: string): Promise<number> {
  const ids = new Map<string, number>()
  for (const code of rates.flatMap(({ from, to }) => [from, to]))
    if (!ids.has(code)) ids.set(code, (await ensureCurrency(changes, code)).id)
  let added = 0
  for (const { from, to, on, rate } of rates) {
    const [base, quote] = [ids.get(from)!, ids.get(to)!]
    const known = await changes.first<{ id: number; rate: string; source: string }>(
      'SELECT id, rate, source FROM rates WHERE base_id = ? AND quote_id = ? AND on_day = ?',
      [base, quote, on],
    )
    if (!known) {
      await changes.insert('rates', { base_id: base, quote_id: quote, on_day: on, rate, source })
      added++
    } else if (known.source !== 'manual' && known.rate !== rate)
      await changes.update('rates', known.id, { rate, source })
  }
  return added
}
