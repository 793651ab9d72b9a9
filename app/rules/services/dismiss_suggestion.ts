import type { Database } from '#database/database'

/** Never proposes a rule again. It is a wish about proposals, not about the books, and has no place among the changes to them. */
export class DismissSuggestion {
  constructor(private readonly database: Database) {}

  handle(householdId: number, key: string): Promise<void> {
    return this.database.write(householdId, async (writes) => {
      const sql = 'SELECT id FROM dismissed_rule_suggestions WHERE suggestion = ?'
      if (!(await writes.first(sql, [key]))) await writes.insert('dismissed_rule_suggestions', { suggestion: key })
    })
  }
}
