import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { tidyName } from '#ledger/domain/match_key'
import { ensurePayee } from '#ledger/services/name_rows'
import { requireCategory, requireOwnAccount } from '#ledger/services/resolve_accounts'
import { signedBand } from '../domain/amounts.js'
import type { RecurringInput } from '../validators/recurring.js'
import { readBand } from './read_band.js'

/** Takes down a payment that comes again and that nobody could have found yet: its payments are linked as they come. */
export class CreateRecurring {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, input: RecurringInput, actor: Actor): Promise<Changed<number>> {
    const origin = { actor, cause: 'recurring.created', summary: `Added the recurring payment "${input.name}"` }
    return this.gateway.change(householdId, origin, async (changes) => {
      const now = this.gateway.clock.now()
      const account = await requireOwnAccount(changes, input.account_id, '/account_id')
      if (input.category_id) await requireCategory(changes, input.category_id, '/category_id')
      const payee = tidyName(input.payee ?? '')
      await ensurePayee(changes, payee, now)
      const { low, high } = signedBand(readBand(input.amount, account.scale), input.direction)
      return changes.insert('recurring_payments', {
        name: input.name,
        status: 'confirmed',
        direction: input.direction,
        account_id: input.account_id,
        category_id: input.category_id ?? null,
        payee: payee === '' ? null : payee,
        cadence: input.cadence,
        next_due_on: input.next_due_on,
        amount_low: low,
        amount_high: high,
        ended_on: input.ended_on ?? null,
        ...(input.notice_days === undefined ? {} : { notice_days: input.notice_days }),
        created_at: now,
      })
    })
  }
}
