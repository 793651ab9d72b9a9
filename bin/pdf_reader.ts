/*
 * Reads the text of a PDF document for the server (app/plugins/services/extract_pdf.ts starts it, once for each document): a process with
 * no rights, because what reads a stranger's document may have faults. plugins/build.mjs bundles it.
 */
import { getDocument } from 'unpdf/pdfjs'
import type { PdfAnswer, PdfQuestion } from '#plugins/domain/pdf_text'

const MOST_PAGES = 500
const ERRORS_ONLY = 0
/** What the reader says of a password that does not fit. */
const WRONG_PASSWORD = 2

/** The reader of PDF types the matrix loosely: its last two numbers are where the text begins. */
interface PlacedText {
  str: string
  transform: number[]
  width: number
  height: number
}

async function read({ bytes, password }: PdfQuestion): Promise<PdfAnswer> {
  const document = await getDocument({
    data: new Uint8Array(bytes),
    password,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: ERRORS_ONLY,
  }).promise
  const pages = []
  for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
    const page = await document.getPage(number)
    const [left, bottom, right, top] = page.view as [number, number, number, number]
    const { items } = await page.getTextContent({ includeMarkedContent: false })
    const texts = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []))
    pages.push({
      width: right - left,
      height: top - bottom,
      items: texts.map(({ str, transform, width, height }: PlacedText) => ({
        x: round(transform[4]! - left),
        y: round(top - transform[5]!),
        width: round(width),
        height: round(height || Math.abs(transform[3]!)),
        text: str,
      })),
    })
    page.cleanup()
  }
  return { ok: true, pages }
}

const round = (value: number) => Math.round(value * 10) / 10

function refuse(error: unknown): PdfAnswer {
  const { name, code } = error as { name?: string; code?: number }
  if (name !== 'PasswordException') return { ok: false, why: 'damaged' }
  return { ok: false, why: code === WRONG_PASSWORD ? 'wrong_password' : 'password_needed' }
}

process.on('message', (question: PdfQuestion) => {
  void read(question)
    .catch(refuse)
    .then((answer) => process.send?.(answer, () => process.disconnect()))
})
