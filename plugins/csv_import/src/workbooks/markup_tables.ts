import { unescapeXml } from './archive.js'
import { MOST_COLUMNS, MOST_ROWS, numberText, type Sheet } from './sheet.js'

/*
 * What banks call .xls and is text: a page with a table in it, or Excel's XML of 2003.
 */
const CELL_TAGS = /<(t[dh])\b([^>]*)>(.*?)(?=<\/?t[dhr]\b|<\/table|$)/gis

/** Whether text is one of these. */
export function isMarkupTable(text: string): boolean {
  const head = text.slice(0, 20_000)
  return (
    isSpreadsheetXml(head) ||
    (/^\s*(?:<!doctype html|<html|<table|<head|<meta|<style)/i.test(head) && /<table\b/i.test(text))
  )
}

const isSpreadsheetXml = (head: string) =>
  head.includes('urn:schemas-microsoft-com:office:spreadsheet') && /<(?:\w+:)?Workbook\b/.test(head)

export function readMarkupTables(text: string): Sheet[] {
  return isSpreadsheetXml(text.slice(0, 20_000)) ? readSpreadsheetXml(text) : readHtml(text)
}

function readHtml(text: string): Sheet[] {
  const rows: string[][] = []
  for (const [, body = ''] of text.matchAll(/<tr\b[^>]*>(.*?)(?=<tr\b|<\/table|$)/gis)) {
    if (rows.length >= MOST_ROWS) break
    const cells: string[] = []
    for (const [, , head = '', content = ''] of body.matchAll(CELL_TAGS)) {
      cells.push(plain(content))
      const span = Number(/\bcolspan\s*=\s*["']?(\d+)/i.exec(head)?.[1] ?? 1)
      for (let more = 1; more < span && cells.length < MOST_COLUMNS; more++) cells.push('')
    }
    rows.push(cells)
  }
  return [{ name: '', rows }]
}

const plain = (html: string) =>
  unescapeXml(html.replace(/<(?:br|p|div)\b[^>]*>/gi, ' ').replace(/<[^>]*>/g, ''))
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()

function readSpreadsheetXml(text: string): Sheet[] {
  return [...text.matchAll(/<(?:\w+:)?Worksheet\b([^>]*)>(.*?)<\/(?:\w+:)?Worksheet>/gs)].map(
    ([, head = '', body = '']) => ({
      name: unescapeXml(/\bName="([^"]*)"/.exec(head)?.[1] ?? ''),
      rows: [...body.matchAll(/<(?:\w+:)?Row\b([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?Row>)/gs)]
        .slice(0, MOST_ROWS)
        .map(([, , row = '']) => readXmlRow(row)),
    }),
  )
}

function readXmlRow(xml: string): string[] {
  const cells: string[] = []
  for (const [, head = '', body = ''] of xml.matchAll(/<(?:\w+:)?Cell\b([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?Cell>)/gs)) {
    const index = Number(/\bIndex="(\d+)"/.exec(head)?.[1] ?? cells.length + 1) - 1
    if (index >= MOST_COLUMNS) continue
    while (cells.length < index) cells.push('')
    const [, type = '', value = ''] = /<(?:\w+:)?Data\b[^>]*?Type="(\w+)"[^>]*>(.*?)<\/(?:\w+:)?Data>/s.exec(body) ?? []
    const content = plain(value)
    cells.push(type === 'DateTime' ? content.slice(0, 10) : type === 'Number' ? numberText(Number(content)) : content)
  }
  return cells
}
