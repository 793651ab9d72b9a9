import { attribute, unescapeXml, unpackTexts } from './archive.js'
import { MOST_COLUMNS, MOST_ROWS, numberText, type Sheet } from './sheet.js'

/** Reads the sheets of an OpenDocument spreadsheet (.ods, ISO 26300). */
export function readOds(bytes: Uint8Array): Sheet[] {
  const content = unpackTexts(bytes, (name) => name === 'content.xml').get('content.xml') ?? ''
  return [...content.matchAll(/<table:table\b([^>]*)>(.*?)<\/table:table>/gs)].map(([, head, body]) => ({
    name: attribute(head!, 'table:name') ?? '',
    rows: readRows(body!),
  }))
}

function readRows(xml: string): string[][] {
  const rows: string[][] = []
  for (const [, head, body = ''] of xml.matchAll(/<table:table-row\b([^>]*?)(?:\/>|>(.*?)<\/table:table-row>)/gs)) {
    const cells = readCells(body)
    // Sheets end in a million repeated empty rows.
    const times = cells.length === 0 ? Math.min(repeated(head!, 'rows'), 100) : repeated(head!, 'rows')
    for (let time = 0; time < times && rows.length < MOST_ROWS; time++) rows.push(cells)
  }
  while (rows.length > 0 && rows.at(-1)!.length === 0) rows.pop()
  return rows
}

function readCells(xml: string): string[] {
  const cells: string[] = []
  const pattern = /<table:(?:covered-)?table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:(?:covered-)?table-cell>)/gs
  for (const [, head, body = ''] of xml.matchAll(pattern)) {
    const value = readCell(head!, body)
    const times = Math.min(repeated(head!, 'columns'), MOST_COLUMNS - cells.length)
    for (let time = 0; time < times; time++) cells.push(value)
  }
  while (cells.length > 0 && cells.at(-1) === '') cells.pop()
  return cells
}

function readCell(head: string, body: string): string {
  switch (attribute(head, 'office:value-type')) {
    case 'date':
      return (attribute(head, 'office:date-value') ?? '').slice(0, 10)
    case 'float':
    case 'currency':
    case 'percentage':
      return numberText(Number(attribute(head, 'office:value')))
    default:
      return text(body)
  }
}

/** Paragraphs by spaces; notes are not the cell's text. */
function text(xml: string): string {
  const paragraphs = xml
    .replace(/<office:annotation\b.*?<\/office:annotation>/gs, '')
    .matchAll(/<text:p\b[^>]*?(?:\/>|>(.*?)<\/text:p>)/gs)
  return [...paragraphs]
    .map(([, paragraph = '']) =>
      unescapeXml(paragraph.replace(/<text:(?:s|tab|line-break)\b[^>]*>/g, ' ').replace(/<[^>]*>/g, '')),
    )
    .join(' ')
    .trim()
}

const repeated = (head: string, what: 'rows' | 'columns') => {
  const count = Number(attribute(head, `table:number-${what}-repeated`) ?? 1)
  return count >= 1 ? count : 1
}
