import type { Derivation, DerivationFactory, InsertedRows } from '#changes/derivation'
import type { Row, Value, Writes } from '#database/database'
import { readProvenance } from '#ledger/domain/provenance'

const none: ReadonlySet<number> = new Set()

/** For each rule, how many transactions hold something it set, and when it last set something. Undo takes its count back. */
class RuleUses implements Derivation {
  readonly #deltas = new Map<number, number>()
  readonly #used = new Set<number>()
  /** An import of many rows has few different texts of provenance, one for each combination of rules. */
  readonly #known = new Map<string, ReadonlySet<number>>()

  rowChanged(_table: string, before: Row | null, after: Row | null) {
    const rulesBefore = this.#rulesIn(before?.provenance)
    const rulesAfter = this.#rulesIn(after?.provenance)
    if (rulesBefore === rulesAfter) return
    for (const rule of rulesBefore) if (!rulesAfter.has(rule)) this.#add(rule, -1)
    for (const rule of rulesAfter) if (!rulesBefore.has(rule)) this.#add(rule, 1)
  }

  rowsInserted(_table: string, { columns, rows }: InsertedRows) {
    const provenance = columns.indexOf('provenance')
    if (provenance < 0) return
    for (const row of rows) for (const rule of this.#rulesIn(row[provenance])) this.#add(rule, 1)
  }

  #rulesIn(provenance: Value | undefined): ReadonlySet<number> {
    if (typeof provenance !== 'string' || !provenance.includes('"rule"')) return none
    let rules = this.#known.get(provenance)
    if (!rules) this.#known.set(provenance, (rules = rulesIn(provenance)))
    return rules
  }

  #add(rule: number, count: 1 | -1) {
    this.#deltas.set(rule, (this.#deltas.get(rule) ?? 0) + count)
    if (count === 1) this.#used.add(rule)
  }

  /** In one order everywhere, so that two writers on PostgreSQL cannot lock each other out. */
  async flush(writes: Writes) {
    if (this.#deltas.size === 0) return
    // The change set that is being closed is the newest one; its time is the time of the use.
    const current = await writes.first<{ created_at: string }>(
      'SELECT created_at FROM change_sets ORDER BY id DESC LIMIT 1',
    )
    for (const [rule, delta] of [...this.#deltas].sort(([a], [b]) => a - b))
      await writes.run(
        `INSERT INTO rule_uses (rule_id, household_id, transaction_count, last_used_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (rule_id) DO UPDATE SET transaction_count = rule_uses.transaction_count + excluded.transaction_count,
           last_used_at = COALESCE(excluded.last_used_at, rule_uses.last_used_at)`,
        [rule, writes.householdId, delta, this.#used.has(rule) ? current!.created_at : null],
      )
  }
}

function rulesIn(provenance: string): ReadonlySet<number> {
  const ids = new Set<number>()
  for (const { by, id } of Object.values(readProvenance(provenance))) if (by === 'rule' && id !== undefined) ids.add(id)
  return ids
}

export const ruleUses: DerivationFactory = {
  tables: ['transactions'],
  create: () => new RuleUses(),
  async differences(queries) {
    const kept = await queries.all<{ rule_id: number; transaction_count: number }>(
      'SELECT rule_id, transaction_count FROM rule_uses',
    )
    const rows = await queries.all<{ provenance: string }>(
      `SELECT provenance FROM transactions WHERE provenance LIKE '%"rule"%'`,
    )
    const counted = new Map(kept.map(({ rule_id: rule, transaction_count: count }) => [rule, -count]))
    for (const { provenance } of rows)
      for (const rule of rulesIn(provenance)) counted.set(rule, (counted.get(rule) ?? 0) + 1)
    const wrong = [...counted].filter(([, difference]) => difference !== 0)
    return wrong.map(([rule]) => `The number of transactions set by rule ${rule} differs from a recount.`)
  },
}
