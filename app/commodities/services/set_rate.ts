import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { invalidField, NotFoundException } from '#core/exceptions'
import { ensureCurrency } from './ensure_currency.js'

export interface RateInput {
  from: string
  to: string
  on: string
  rate: string
}

/** A bitcoin is worth 10^11 of the smallest currency. */
const RATE_MAX = 1e12

/** Records what one currency was worth in another on a day; a second rate for the day replaces the first. */
export class SetRate {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, input: RateInput, actor: Actor): Promise<Changed<number>> {
    if (input.from === input.to) throw invalidField('/to', 'different', 'A rate needs two different currencies.')
    if (!/[1-9]/.test(input.rate)) throw invalidField('/rate', 'positive', 'A rate must be more than zero.')
    if (Number(input.rate) > RATE_MAX || Number(input.rate) < 1 / RATE_MAX)
      throw invalidField('/rate', 'range', 'No two currencies are that far apart.')
    const origin = { actor, cause: 'rate.set', summary: `Set the rate of ${input.from} to ${input.to}` }
    return this.gateway.change(householdId, origin, async (changes) => {
      const [base, quote] = [await ensureCurrency(changes, input.from), await ensureCurrency(changes, input.to)]
      const known = await changes.first<{ id: number }>(
        'SELECT id FROM rates WHERE base_id = ? AND quote_id = ? AND on_day = ?',
        [base.id, quote.id, input.on],
      )
      const values = { rate: input.rate, source: 'manual' }
      if (!known) return changes.insert('rates', { base_id: base.id, quote_id: quote.id, on_day: input.on, ...values })
      await changes.update('rates', known.id, values)
      return known.id
    })
  }

  delete(householdId: number, id: number, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'rate.deleted', summary: 'Deleted an exchange rate' }
    return this.gateway.change(householdId, origin, async (changes) => {
      if (!(await changes.first('SELECT id FROM rates WHERE id = ?', [id]))) throw new NotFoundException('rate')
      await changes.delete('rates', id)
    })
  }
}
