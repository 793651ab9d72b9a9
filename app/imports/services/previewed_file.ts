import type { ColumnMapping } from '#sdk'
import type { ParsedFile } from '../domain/parsed_file.js'

/** Holding more while a person looks at a preview would cost memory; what takes long to read takes far longer to write. */
const ROWS_MAX = 10_000

interface Kept {
  batchId: number
  mapping: string
  importers: string
  file: ParsedFile
}

/**
 * The rows of the last preview. Mostly its commit follows, and reading the file in the sandbox again costs a commit of few rows as much as
 * all the rest. They count only where the same importers would read the file in the same way.
 */
export class PreviewedFile {
  #kept: Kept | undefined

  keep(batchId: number, mapping: ColumnMapping | undefined, importers: string, file: ParsedFile): void {
    const isSmall = !file.book && file.rows.length <= ROWS_MAX
    this.#kept = isSmall ? { batchId, mapping: textOf(mapping), importers, file } : undefined
  }

  async find(
    batchId: number,
    mapping: ColumnMapping | undefined,
    importers: () => Promise<string>,
  ): Promise<ParsedFile | undefined> {
    const kept = this.#kept
    if (kept?.batchId !== batchId || kept.mapping !== textOf(mapping)) return undefined
    return kept.importers === (await importers()) ? kept.file : undefined
  }
}

const textOf = (mapping: ColumnMapping | undefined) => JSON.stringify(mapping ?? null)
