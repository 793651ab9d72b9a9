export type Dialect = 'sqlite' | 'postgres'

/** What a transaction's parts say; `alias` is the transaction. */
const fromParts = (alias: string, expression: string) =>
  `(SELECT ${expression} FROM postings q JOIN accounts a ON a.id = q.account_id WHERE q.transaction_id = ${alias}.id AND q.position > 0)`

/** The one category of a transaction; 0 for splits, transfers and what nobody categorised. */
export function categoryOf(alias: string): string {
  const category = `MAX(CASE WHEN a.kind IN ('income', 'expense') AND a.role IS NULL THEN a.id ELSE 0 END)`
  return fromParts(alias, `CASE WHEN COUNT(*) = 1 THEN ${category} ELSE 0 END`)
}

export function kindOf(alias: string): string {
  const isCategory = `MAX(CASE WHEN a.kind IN ('income', 'expense') THEN 1 ELSE 0 END) = 1`
  return fromParts(alias, `CASE WHEN COUNT(*) > 1 THEN 'split' WHEN ${isCategory} THEN 'single' ELSE 'transfer' END`)
}

/** 0 for Monday. */
export function weekdayOf(day: string, dialect: Dialect): string {
  return dialect === 'sqlite'
    ? `((CAST(strftime('%w', ${day}) AS INTEGER) + 6) % 7)`
    : `(CAST(EXTRACT(ISODOW FROM CAST(${day} AS DATE)) AS INTEGER) - 1)`
}

/** A day some days before another. `days` is a number or an expression of one. */
export function daysBefore(day: string, days: number | string, dialect: Dialect): string {
  return dialect === 'sqlite'
    ? `date(${day}, '-' || ${days} || ' days')`
    : `to_char(CAST(${day} AS DATE) - ${days}, 'YYYY-MM-DD')`
}

/** Where a piece begins in a text, counted from 1; 0 when it is not in there. */
export function positionOf(text: string, dialect: Dialect): string {
  return dialect === 'sqlite' ? `instr(${text}, ?)` : `strpos(${text}, ?)`
}

/** ASCII in small letters. A PostgreSQL database has a language, and in a Turkish one the small letter of I is not i. */
export function lowered(text: string, dialect: Dialect): string {
  return dialect === 'sqlite' ? `lower(${text})` : `lower(${text} COLLATE "C")`
}
