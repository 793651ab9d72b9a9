import { extractPdf, type ExtractPdf } from '#plugins/services/extract_pdf'
import type { PdfPage } from '#plugins/domain/pdf_text'
import type { Vault } from '../vault.js'

/**
 * Takes the text out of a document, and keeps that of a locked one beside it: the preview and the commit read the file anew, and its
 * password is not kept.
 */
export function keepingText(vault: Vault, householdId: number, sha256: string): ExtractPdf {
  return async (bytes, password, signal) => {
    const kept = await vault.readText(householdId, sha256)
    if (kept !== undefined) return JSON.parse(kept) as PdfPage[]
    const pages = await extractPdf(bytes, password, signal)
    if (password !== undefined) await vault.keepText(householdId, sha256, JSON.stringify(pages))
    return pages
  }
}
