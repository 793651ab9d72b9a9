import type { Actor, Causation } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { NotFoundException } from '#core/exceptions'
import type { PluginRegistry } from '#plugins/registry'
import type { CallInstance } from '#plugins/services/call_instance'
import { requireInstance } from '#plugins/services/instance_rows'
import type { RateQuote } from '#sdk'
import { keepRates } from './keep_rates.js'
import { wantedRates } from './wanted_rates.js'

interface Parts {
  gateway: Gateway
  registry: Pick<PluginRegistry, 'find'>
  callInstance: Pick<CallInstance, 'handle'>
}

interface Asked {
  householdId: number
  instanceId: number
  baseCurrency: string
  today: string
  isAsked: boolean
  signal?: AbortSignal
}

/** A provider takes no more symbols at once. */
const SYMBOLS_MAX = 500

/** Fetches rates of the currencies, and prices of the shares and coins, that a household has. What a person entered stays as it is. */
export class FetchRates {
  constructor(private readonly parts: Parts) {}

  /** Answers how many rates are new. */
  async handle(
    householdId: number,
    instanceId: number,
    by?: Actor,
    signal?: AbortSignal,
    causation?: Causation,
  ): Promise<Changed<number>> {
    const { gateway, registry } = this.parts
    const instance = await gateway.database.read(householdId, (queries) => requireInstance(queries, instanceId))
    const serves = registry.find(instance.plugin_id)?.manifest.contributes.price_provider?.serves
    if (!serves) throw new NotFoundException('price provider')
    const asked: Asked = { householdId, instanceId, ...(await this.#surroundings(householdId)), isAsked: !!by, signal }
    const found: RateQuote[] = []
    if (serves.includes('rates')) found.push(...(await this.#rates(asked)))
    if (serves.includes('quotes')) found.push(...(await this.#quotes(asked)))
    if (found.length === 0) return { result: 0, changeSetId: null }
    const actor: Actor = by ?? { kind: 'plugin', id: instanceId, label: instance.title }
    const summary = `Fetched exchange rates from ${instance.title}`
    const origin = { actor, cause: 'rates.fetched', summary, causation }
    return gateway.change(householdId, origin, (changes) => keepRates(changes, found, instance.plugin_id))
  }

  async #surroundings(householdId: number): Promise<{ baseCurrency: string; today: string }> {
    const { database, clock } = this.parts.gateway
    const sql = 'SELECT base_currency, time_zone FROM households WHERE id = ?'
    const household = await database.systemRead((queries) =>
      queries.first<{ base_currency: string; time_zone: string }>(sql, [householdId]),
    )
    return { baseCurrency: household!.base_currency, today: clock.today(household!.time_zone) }
  }

  async #rates(asked: Asked): Promise<RateQuote[]> {
    const { codes, from } = await this.#wanted('rates', asked)
    if (codes.length === 0) return []
    const { householdId, instanceId, baseCurrency, today, signal } = asked
    const request = { currencies: codes, base_currency: baseCurrency, from, to: today }
    const { callInstance } = this.parts
    const { value } = await callInstance.handle(householdId, instanceId, 'price_provider.rates', request, { signal })
    return value.rates
  }

  /** A price is the rate of one share or coin to the household's currency. */
  async #quotes(asked: Asked): Promise<RateQuote[]> {
    const { codes, from } = await this.#wanted('quotes', asked)
    if (codes.length === 0) return []
    const { householdId, instanceId, baseCurrency, today, signal } = asked
    const request = { symbols: codes.slice(0, SYMBOLS_MAX), currency: baseCurrency, from, to: today }
    const { callInstance } = this.parts
    const { value } = await callInstance.handle(householdId, instanceId, 'price_provider.quotes', request, { signal })
    return value.prices.map(({ symbol, on, price, currency }) => ({ from: symbol, to: currency, on, rate: price }))
  }

  #wanted(serves: 'rates' | 'quotes', { householdId, ...around }: Asked) {
    return this.parts.gateway.database.read(householdId, (queries) => wantedRates(queries, serves, around))
  }
}
