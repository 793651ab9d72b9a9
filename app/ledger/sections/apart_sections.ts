import type { Section } from '#portability/services/section'

interface Pairs {
  name: string
  table: string
  /** What both are. */
  kind: string
  kindTable: string
  columns: readonly [string, string]
}

/** Pairs that a person said are two. Those of which one is gone say nothing any more. */
function pairsSection({ name, table, kind, kindTable, columns: [one, other] }: Pairs): Section {
  return {
    name,
    tables: [table],
    read: (queries) =>
      queries.all(
        `SELECT r.${one}, r.${other} FROM ${table} r JOIN ${kindTable} a ON a.id = r.${one} JOIN ${kindTable} b ON b.id = r.${other}
         ORDER BY r.id`,
      ),
    async restore(restoring, entries) {
      const pairs = new Map<string, [number, number]>()
      for (const entry of entries) {
        const told = (entry ?? {}) as Record<string, unknown>
        const ids = [restoring.find(kind, told[one]), restoring.find(kind, told[other])]
        if (ids[0] && ids[1]) pairs.set(ids.join(' '), [ids[0], ids[1]])
      }
      await restoring.changes.insertRows(table, [one, other], [...pairs.values()])
    },
  }
}

export const payeesApartSection = pairsSection({
  ...{ name: 'payees_apart', table: 'rejected_payee_pairs', kind: 'payee', kindTable: 'payees' },
  columns: ['first_id', 'second_id'],
})

export const transfersApartSection = pairsSection({
  ...{ name: 'transfers_apart', table: 'rejected_transfers', kind: 'transaction', kindTable: 'transactions' },
  columns: ['from_id', 'to_id'],
})
