import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { invalidField, NotFoundException } from '#core/exceptions'
import { matchKey } from '../domain/match_key.js'
import { readPayee } from './edit_payee.js'
import { readBankNames } from './list_payee_names.js'
import { ensurePayee } from './name_rows.js'
import { forgetAlias, setAlias } from './payee_aliases.js'

export interface SplitInput {
  /** Keys of the bank's names that leave. */
  names: readonly string[]
  /** Whose they are from now on; a payee of that name is made on first use. */
  name: string
}

/** Takes some of the bank's names away from a payee, with their transactions and all that come later. */
export class SplitPayee {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, id: number, { names, name }: SplitInput, actor: Actor): Promise<Changed<number>> {
    const origin = { actor, cause: 'payee.split', summary: `Split ${name} off a payee` }
    return this.gateway.change(householdId, origin, async (changes) => {
      if (!(await readPayee(changes, id))) throw new NotFoundException('payee')
      const known = new Map((await readBankNames(changes, id)).map((each) => [each.key, each]))
      const leaving = names.map((key, at) => {
        const found = known.get(key)
        if (!found) throw invalidField(`/names/${at}`, 'name', 'The payee has no such name.')
        return found
      })
      const into = await ensurePayee(changes, name, this.gateway.clock.now())
      if (into === null || into === id) throw invalidField('/name', 'split', 'Choose another name.')
      for (const { key, transactionIds } of leaving) {
        if (key === matchKey(name)) await forgetAlias(changes, key)
        else await setAlias(changes, key, into)
        for (const transaction of transactionIds) await changes.update('transactions', transaction, { payee_id: into })
      }
      return into
    })
  }
}
