import { isCurrency } from '#commodities/domain/currencies'
import type { FileIssue } from './parsed_file.js'

/** What banks write where ISO 4217 has another code. */
const OTHER_NAMES: Record<string, string> = { RUR: 'RUB', RMB: 'CNY', NIS: 'ILS', NTD: 'TWD' }

/**
 * Importers hand currencies over as their file writes them. Here, and only here, they become codes of ISO 4217. What is no currency
 * stays what it is, so that nothing of it lands on an account by mistake, and is told.
 */
export class FileCurrencies {
  readonly #codes = new Map<string, string>()

  /** The code, or the empty string where nothing is written. */
  code(written: string): string {
    if (written === '') return written
    let code = this.#codes.get(written)
    if (code === undefined) {
      const upper = written.trim().toUpperCase()
      this.#codes.set(written, (code = OTHER_NAMES[upper] ?? upper))
    }
    return code
  }

  issues(): FileIssue[] {
    const unknown = new Set([...this.#codes.values()].filter((code) => code !== '' && !isCurrency(code)))
    return [...unknown].map((code) => ({
      line: null,
      code: 'unknown_currency',
      message: `"${code}" is no currency that Florin knows, so nothing that is in it is imported.`,
    }))
  }
}
