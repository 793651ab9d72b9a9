import type { PdfItem, PdfPage } from '@florin/plugin-sdk'

/** Text that stands together on a line. */
export interface Cell {
  left: number
  right: number
  text: string
}

export interface Line {
  y: number
  height: number
  cells: Cell[]
}

/** Letters of one line rarely stand more than this share of their height apart. */
const SAME_LINE = 0.45
const NO_SPACE = 0.2
const NEW_CELL = 1.1

/** The lines of a page from top to bottom, and in each what stands together, from left to right. */
export function linesOf({ items }: PdfPage): Line[] {
  const lines: { y: number; height: number; items: PdfItem[] }[] = []
  for (const item of [...items].sort((a, b) => a.y - b.y)) {
    const line = lines.at(-1)
    if (line && item.y - line.y <= Math.min(line.height, item.height) * SAME_LINE) line.items.push(item)
    else lines.push({ y: item.y, height: item.height || 8, items: [item] })
  }
  return lines.map(({ y, height, items: of }) => ({ y, height, cells: cellsOf(of, height) }))
}

function cellsOf(items: PdfItem[], height: number): Cell[] {
  const cells: Cell[] = []
  for (const { x, width, text } of items.sort((a, b) => a.x - b.x)) {
    const last = cells.at(-1)
    const gap = last ? x - last.right : Infinity
    if (!last || gap > height * NEW_CELL) cells.push({ left: x, right: x + width, text: text.trim() })
    else {
      last.text += (gap > height * NO_SPACE && !last.text.endsWith(' ') ? ' ' : '') + text.trim()
      last.right = Math.max(last.right, x + width)
    }
  }
  return cells
}
