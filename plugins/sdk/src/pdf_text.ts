import type { ImportFile } from './importer.js'

/**
 * A piece of text on a page. `x` is its left edge and `y` the line its letters stand on, from the top left corner, in points.
 *
 * @example
 * const isLeftOf = (one: PdfItem, other: PdfItem) => one.x + one.width < other.x
 */
export interface PdfItem {
  x: number
  y: number
  width: number
  height: number
  text: string
}

/**
 * A page of a PDF document, in points.
 *
 * @example
 * const words = (page: PdfPage) => page.items.map(({ text }) => text).join(' ')
 */
export interface PdfPage {
  width: number
  height: number
  items: PdfItem[]
}

/**
 * The pages of a PDF document. Florin takes the text out before the plugin sees the file: its encoding is then `pdf`, and its text is
 * these pages as JSON, of which `detect` sees the beginning only.
 *
 * @example
 * if (file.encoding === 'pdf') for (const page of pdfPages(file)) console.log(page.items.length)
 */
export function pdfPages({ text }: Pick<ImportFile, 'text'>): PdfPage[] {
  return JSON.parse(text) as PdfPage[]
}
