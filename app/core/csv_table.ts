import Papa from 'papaparse'

/** Rows of a CSV text by the names of its first line; values are trimmed, and a column that a row lacks is empty. */
export function readCsvTable(text: string): { columns: string[]; rows: Record<string, string>[] } {
  const { data, meta } = Papa.parse<Record<string, string | undefined>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
  })
  const columns = meta.fields ?? []
  const rows = data.map((row) => Object.fromEntries(columns.map((column) => [column, (row[column] ?? '').trim()])))
  return { columns, rows }
}
