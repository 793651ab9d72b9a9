import type { Database } from '#database/database'

/** Every row of a household, as text, by its table. */
export async function rowsByTable(database: Database, householdId: number): Promise<Record<string, string>> {
  return database.systemRead(async (queries) => {
    const sql =
      queries.dialect === 'sqlite'
        ? `SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name = 'household_id'`
        : `SELECT table_name AS name FROM information_schema.columns
           WHERE table_schema = current_schema() AND column_name = 'household_id'`
    const tables = (await queries.all<{ name: string }>(sql)).map(({ name }) => name).sort()
    const rows: Record<string, string> = {}
    for (const table of tables) {
      const columns = table === 'transaction_search' ? 'transaction_id, CAST(words AS TEXT) AS words' : '*'
      const found = await queries.all(`SELECT ${columns} FROM ${table} WHERE household_id = ?`, [householdId])
      rows[table] = found
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n')
    }
    return rows
  })
}
