import type { Queries } from '#database/database'

interface PayeeRow {
  id: number
  name: string
}

/** Payees with the names they go by. */
export async function readPayees(queries: Queries): Promise<object[]> {
  const payees = await queries.all<PayeeRow>('SELECT id, name FROM payees ORDER BY id')
  const aliases = await queries.all<{ payee_id: number; alias_key: string }>(
    'SELECT payee_id, alias_key FROM payee_aliases ORDER BY alias_key',
  )
  const ofPayee = Map.groupBy(aliases, ({ payee_id: id }) => id)
  return payees.map((payee) => ({
    ...payee,
    aliases: (ofPayee.get(payee.id) ?? []).map(({ alias_key: alias }) => alias),
  }))
}

/** The rates that people set or had fetched. */
export function readRates(queries: Queries): Promise<object[]> {
  return queries.all(
    `SELECT b.code AS "from", q.code AS "to", r.on_day AS "on", r.rate, r.source FROM rates r
     JOIN commodities b ON b.id = r.base_id JOIN commodities q ON q.id = r.quote_id ORDER BY r.on_day, r.id`,
  )
}
