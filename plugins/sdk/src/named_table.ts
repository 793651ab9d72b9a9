/**
 * A row of a table whose first row names the columns.
 *
 * @example
 * const payeeOf = (row: NamedRow) => row.get('Payee')
 */
export interface NamedRow {
  /** 1-based line where it begins. */
  line: number
  /** The trimmed cell of a column; empty where the row or the table has none of that name. */
  get(name: string): string
}

const SEPARATORS = [',', ';', '\t', '|']

/**
 * Reads tables that programs export: comma, semicolon, tab or bar between the cells, quotes around those that hold one. Names of columns
 * are compared without regard to case and spaces around them.
 *
 * @example
 * const table = new NamedTable('Date,Payee\n2024-03-01,"Meier, Söhne"\n')
 * const payees = [...table.rows()].map((row) => row.get('Payee'))
 */
export class NamedTable {
  readonly names: readonly string[]
  readonly #separator: string
  readonly #text: string
  readonly #indexOf: ReadonlyMap<string, number>

  constructor(text: string) {
    this.#text = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
    const end = this.#text.search(/[\r\n]/)
    const first = end < 0 ? this.#text : this.#text.slice(0, end)
    const count = (separator: string) => first.split(separator).length
    this.#separator = SEPARATORS.reduce((best, each) => (count(each) > count(best) ? each : best))
    const [row] = this.#cells()
    this.names = (row?.cells ?? []).map((name) => name.trim())
    // The first of two columns with one name counts.
    this.#indexOf = new Map(this.names.map((name, index) => [keyOf(name), index] as const).reverse())
  }

  has(...names: string[]): boolean {
    return names.every((name) => this.#indexOf.has(keyOf(name)))
  }

  /** Every row below the names that is not blank and does not repeat them. */
  *rows(): Generator<NamedRow> {
    let isFirst = true
    for (const { cells, line } of this.#cells()) {
      const isHeader = isFirst || cells.every((cell, index) => cell.trim() === this.names[index])
      isFirst = false
      if (isHeader || cells.every((cell) => cell.trim() === '')) continue
      yield { line, get: (name) => cells[this.#indexOf.get(keyOf(name)) ?? -1]?.trim() ?? '' }
    }
  }

  *#cells(): Generator<{ cells: string[]; line: number }> {
    const text = this.#text
    const piece = new RegExp(
      `"[^"]*(?:""[^"]*)*"?|[^${this.#separator}\\r\\n"][^${this.#separator}\\r\\n]*|\\r\\n?|\\n|${PLAIN[this.#separator]}`,
      'g',
    )
    let [cells, cell, line, begins] = [[] as string[], '', 1, 1]
    for (const [found] of text.matchAll(piece)) {
      if (found === this.#separator) {
        cells.push(cell)
        cell = ''
      } else if (found.startsWith('"')) {
        cell += found.slice(1, found.length > 1 && found.endsWith('"') ? -1 : undefined).replaceAll('""', '"')
        line += linesIn(found)
      } else if (/^[\r\n]/.test(found)) {
        yield { cells: [...cells, cell], line: begins }
        ;[cells, cell, line] = [[], '', line + 1]
        begins = line
      } else cell += found
    }
    if (cells.length > 0 || cell !== '') yield { cells: [...cells, cell], line: begins }
  }
}

/** The separators as a pattern writes them. */
const PLAIN: Record<string, string> = { ',': ',', ';': ';', '\t': '\\t', '|': '\\|' }

const keyOf = (name: string) => name.trim().toLowerCase()

const linesIn = (text: string) => (/[\r\n]/.test(text) ? text.split(/\r\n|\r|\n/).length - 1 : 0)
