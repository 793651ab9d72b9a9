import type { Queries } from '#database/database'

interface PayeeRow {
  id: number
  name: string
}

/** What stands beside accounts and transactions: whom and what people named, and the rates they set or had fetched. */
export async function readNames(queries: Queries): Promise<Record<'payees' | 'tags' | 'rates', object[]>> {
  const payees = await queries.all<PayeeRow>('SELECT id, name FROM payees ORDER BY id')
  const aliases = await queries.all<{ payee_id: number; alias_key: string }>(
    'SELECT payee_id, alias_key FROM payee_aliases ORDER BY alias_key',
  )
  const ofPayee = Map.groupBy(aliases, ({ payee_id: id }) => id)
  return {
    payees: payees.map((payee) => ({
      ...payee,
      aliases: (ofPayee.get(payee.id) ?? []).map(({ alias_key: alias }) => alias),
    })),
    tags: await queries.all('SELECT id, name, color FROM tags ORDER BY id'),
    rates: await queries.all(
      `SELECT b.code AS "from", q.code AS "to", r.on_day AS "on", r.rate, r.source FROM rates r
       JOIN commodities b ON b.id = r.base_id JOIN commodities q ON q.id = r.quote_id ORDER BY r.on_day, r.id`,
    ),
  }
}
