const TABLES_KEPT = 100
const HEADER_CHARS_MAX = 2_000
/** Fewer names in a row appear in files of different programs. */
const COLUMNS_MIN = 3

interface NamedText {
  name: string
  text: string
}

/**
 * Which importer read tables with a certain row of names at the top. A table that begins with the same names is of the same kind, so
 * nobody has to be asked again; for a short file, asking takes as long as reading.
 */
export class KnownTables {
  readonly #importers = new Map<string, string>()

  /** `asked` names the importers that there are: with others, the answer may be another. */
  importerOf(file: NamedText, asked: string): string | undefined {
    const header = headerOf(file)
    return header === null ? undefined : this.#importers.get(`${asked}\n${header}`)
  }

  /** Remembers only what begins with the names of its columns: a preamble says nothing about what follows. */
  remember(
    file: NamedText,
    asked: string,
    { importer, columns }: { importer: string; columns: readonly { header: string }[] | undefined },
  ): void {
    const header = headerOf(file)
    if (header === null || !columns || columns.length < COLUMNS_MIN) return
    const names = columns.map((column) => column.header.trim())
    if (!names.every((name) => name !== '' && header.includes(name))) return
    if (this.#importers.size >= TABLES_KEPT) this.#importers.delete(this.#importers.keys().next().value!)
    this.#importers.set(`${asked}\n${header}`, importer)
  }
}

/** The ending of the name and the first line: what importers go by. */
function headerOf({ name, text }: NamedText): string | null {
  const end = text.slice(0, HEADER_CHARS_MAX).search(/[\r\n]/)
  return end <= 0 ? null : `${/\.[^.]*$/.exec(name)?.[0].toLowerCase() ?? ''}\n${text.slice(0, end)}`
}
