import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { invalidField, NotFoundException } from '#core/exceptions'
import type { Queries } from '#database/database'
import { matchKey, tidyName } from '../domain/match_key.js'
import { NameTakenException } from '../exceptions.js'
import { forgetAlias, moveAliases, setAlias } from './payee_aliases.js'
import type { PayeeJson } from '../validators/account.js'

const PAYEES_SHOWN_MAX = 500

/** Payees by how much they are used; with `query`, those whose name contains it. */
export function listPayees(queries: Queries, query: string | undefined): Promise<PayeeJson[]> {
  const pattern = `%${matchKey(query ?? '').replace(/[\\%_]/g, '\\$&')}%`
  return queries.all<PayeeJson>(
    `SELECT y.id, y.name, COUNT(t.id) AS transaction_count FROM payees y LEFT JOIN transactions t ON t.payee_id = y.id
     WHERE y.match_key LIKE ? ESCAPE '\\' GROUP BY y.id, y.name ORDER BY COUNT(t.id) DESC, y.name LIMIT ${PAYEES_SHOWN_MAX}`,
    [pattern],
  )
}

export function readPayee(queries: Queries, id: number): Promise<PayeeJson | undefined> {
  return queries.first<PayeeJson>(
    `SELECT y.id, y.name, COUNT(t.id) AS transaction_count FROM payees y LEFT JOIN transactions t ON t.payee_id = y.id
     WHERE y.id = ? GROUP BY y.id, y.name`,
    [id],
  )
}

/** Renames and merges payees, for all their transactions at once. */
export class EditPayee {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, id: number, name: string, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'payee.renamed', summary: `Renamed a payee to ${name}` }
    return this.gateway.change(householdId, origin, async (changes) => {
      const known = await changes.first<{ match_key: string }>('SELECT match_key FROM payees WHERE id = ?', [id])
      if (!known) throw new NotFoundException('payee')
      const other = await changes.first<{ id: number }>('SELECT id FROM payees WHERE match_key = ?', [matchKey(name)])
      if (other && other.id !== id) throw new NameTakenException('payee', name)
      const key = matchKey(name)
      await changes.update('payees', id, { name: tidyName(name), match_key: key })
      // Files go on calling it by the name it had; and a name that somebody now has stands for nobody else.
      await forgetAlias(changes, key)
      if (known.match_key !== key) await setAlias(changes, known.match_key, id)
    })
  }

  merge(householdId: number, id: number, into: number, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'payee.merged', summary: 'Merged a payee into another' }
    return this.gateway.change(householdId, origin, async (changes) => {
      const gone = await changes.first<{ match_key: string }>('SELECT match_key FROM payees WHERE id = ?', [id])
      if (!gone) throw new NotFoundException('payee')
      if (into === id || !(await readPayee(changes, into)))
        throw invalidField('/into', 'merge', 'Choose another payee.')
      const transactions = await changes.all<{ id: number }>('SELECT id FROM transactions WHERE payee_id = ?', [id])
      for (const transaction of transactions) await changes.update('transactions', transaction.id, { payee_id: into })
      await moveAliases(changes, id, into)
      await changes.delete('payees', id)
      await setAlias(changes, gone.match_key, into)
    })
  }
}
