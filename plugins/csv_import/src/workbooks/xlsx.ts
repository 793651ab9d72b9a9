import { attribute, unescapeXml, unpackTexts } from './archive.js'
import { dayText, isDateFormat, MOST_COLUMNS, MOST_ROWS, numberText, type Sheet } from './sheet.js'

interface Book {
  strings: string[]
  /** By the index of a cell's style. */
  isDate: boolean[]
  is1904: boolean
}

/** Reads the visible sheets of an Excel workbook (.xlsx, ECMA-376). */
export function readXlsx(bytes: Uint8Array): Sheet[] {
  const files = unpackTexts(
    bytes,
    (name) => /\.(xml|rels)$/i.test(name) && !/(theme|drawing|printerSettings)/i.test(name),
  )
  const find = (path: string) =>
    files.get(path) ?? files.get([...files.keys()].find((name) => name.toLowerCase() === path.toLowerCase()) ?? '')
  const workbook = find('xl/workbook.xml') ?? ''
  const targets = readTargets(find('xl/_rels/workbook.xml.rels') ?? '')
  const book: Book = {
    strings: readStrings(find('xl/sharedStrings.xml') ?? ''),
    isDate: readStyles(find('xl/styles.xml') ?? ''),
    is1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(workbook),
  }
  return [...workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => (attribute(tag, 'state') ?? 'visible') === 'visible')
    .map((tag) => ({
      name: attribute(tag, 'name') ?? '',
      rows: readSheet(find(targets.get(/\s\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? '') ?? '', book),
    }))
}

function readTargets(xml: string): Map<string, string> {
  const targets = new Map<string, string>()
  for (const [tag] of xml.matchAll(/<Relationship\b[^>]*>/g)) {
    const target = attribute(tag, 'Target') ?? ''
    targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  return targets
}

/** Rich text is in pieces; phonetic readings are not part of it. */
const joinTexts = (xml: string) =>
  [
    ...xml
      .replace(/<(?:\w+:)?rPh\b.*?<\/(?:\w+:)?rPh>/gs, '')
      .matchAll(/<(?:\w+:)?t\b[^>]*?(?:\/>|>(.*?)<\/(?:\w+:)?t>)/gs),
  ]
    .map(([, text]) => unescapeXml(text ?? ''))
    .join('')

const readStrings = (xml: string) =>
  [...xml.matchAll(/<(?:\w+:)?si\b[^>]*?(?:\/>|>(.*?)<\/(?:\w+:)?si>)/gs)].map(([, item]) => joinTexts(item ?? ''))

function readStyles(xml: string): boolean[] {
  const codes = new Map<number, string>()
  for (const [tag] of xml.matchAll(/<(?:\w+:)?numFmt\b[^>]*>/g))
    codes.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '')
  const formats = /<(?:\w+:)?cellXfs\b.*?<\/(?:\w+:)?cellXfs>/s.exec(xml)?.[0] ?? ''
  return [...formats.matchAll(/<(?:\w+:)?xf\b[^>]*>/g)].map(([tag]) => {
    const id = Number(attribute(tag, 'numFmtId'))
    return isDateFormat(id, codes.get(id))
  })
}

function readSheet(xml: string, book: Book): string[][] {
  const rows: string[][] = []
  let next = 0
  for (const [, head, body] of xml.matchAll(/<(?:\w+:)?row\b([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?row>)/gs)) {
    const at = Number(attribute(head!, 'r') ?? next + 1) - 1
    if (!(at >= next && at < MOST_ROWS)) continue
    while (rows.length < at) rows.push([])
    rows.push(body === undefined ? [] : readRow(body, book))
    next = at + 1
  }
  return rows
}

function readRow(xml: string, book: Book): string[] {
  const cells: string[] = []
  for (const [, head, body = ''] of xml.matchAll(/<(?:\w+:)?c\b([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?c>)/gs)) {
    const reference = attribute(head!, 'r')
    const column = reference === undefined ? cells.length : columnOf(reference)
    if (column >= MOST_COLUMNS) continue
    while (cells.length < column) cells.push('')
    cells[column] = readCell(head!, body, book)
  }
  return cells
}

function readCell(head: string, body: string, book: Book): string {
  const type = attribute(head, 't')
  if (type === 'inlineStr') return joinTexts(body)
  const raw = unescapeXml(/<(?:\w+:)?v\b[^>]*>(.*?)<\/(?:\w+:)?v>/s.exec(body)?.[1] ?? '')
  if (raw === '' || type === 'e') return ''
  if (type === 's') return book.strings[Number(raw)] ?? ''
  if (type === 'd') return raw.slice(0, 10)
  if (type === 'str' || type === 'b') return raw
  const isDate = book.isDate[Number(attribute(head, 's') ?? 0)]
  return isDate ? dayText(Number(raw), book.is1904) : numberText(Number(raw))
}

/** The zero-based column of a reference such as `AB12`. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) & 0xdf
    if (value < 65 || value > 90) break
    column = column * 26 + value - 64
  }
  return column - 1
}
