import { readHeader } from '../headers.js'
import type { PrintedStatement } from './find_rows.js'
import { columnOf } from './edges.js'
import { readPrinted, type PrintedAmount } from './values.js'

type Grid = (PrintedAmount | undefined)[][]

/**
 * The amounts of each row as text with a sign, column by column. Where nothing is printed that tells the direction, the balance beside it
 * does: what makes it smaller went out.
 */
export function signRows(
  statement: PrintedStatement,
  names: readonly string[],
  edges: readonly number[],
  isCard: boolean,
): string[][] {
  const grid: Grid = statement.rows.map(({ amounts }) => {
    const cells: (PrintedAmount | undefined)[] = edges.map(() => undefined)
    for (const { cell, amount } of amounts) cells[columnOf(cell.right, edges)] = amount
    return cells
  })
  const roles = names.map((name) => readHeader(name)?.role)
  const amountColumn = roles.indexOf('amount')
  const balanceColumn = roles.indexOf('balance')
  const isMarked = grid.some((cells) => cells[amountColumn]?.mark)
  if (amountColumn < 0 || balanceColumn < 0 || isMarked)
    return grid.map((cells) =>
      cells.map((amount, column) => (amount ? signed(amount, isCard && column === amountColumn) : '')),
    )
  return byBalance(grid, amountColumn, balanceColumn, openingBalance(statement, edges[balanceColumn]!))
}

/** On a card, credits are money in, and what is unmarked was spent. */
function signed({ number, mark }: PrintedAmount, spendingIsPositive: boolean): string {
  const isNegative =
    mark === 'minus' || mark === 'parentheses' || (spendingIsPositive ? mark === 'credit' : mark === 'debit')
  return isNegative ? `-${number}` : number
}

function byBalance(grid: Grid, amountColumn: number, balanceColumn: number, opening: number | undefined): string[][] {
  let before = opening
  return grid.map((cells) => {
    const amount = cells[amountColumn]
    const balance = cells[balanceColumn]
    const after = balance && toNumber(balance)
    const wentOut = before !== undefined && after !== undefined && after < before
    before = after ?? (amount && before !== undefined ? before + toNumber(amount) : before)
    return cells.map((each, column) => {
      if (!each) return ''
      return column === amountColumn && wentOut ? `-${each.number}` : signed(each, false)
    })
  })
}

const BROUGHT_FORWARD =
  /brought forward|opening balance|previous balance|balance b\/?f|anfangssaldo|alter (saldo|kontostand)|solde (précédent|initial)|saldo (anterior|inicial|iniziale)|beginsaldo|start(ing)? balance/i

/** The balance before the first booking, where a line above says so. */
function openingBalance({ others }: PrintedStatement, edge: number): number | undefined {
  for (const { line, after } of others) {
    if (after > 0 || !line.cells.some(({ text }) => BROUGHT_FORWARD.test(text))) continue
    const printed = line.cells.filter(({ right }) => Math.abs(right - edge) < 40).map(({ text }) => readPrinted(text))
    const amount = printed.find((each) => each !== undefined)
    if (amount) return toNumber(amount)
  }
  return undefined
}

/** Only compared, never booked. */
function toNumber({ number, mark }: PrintedAmount): number {
  const size = Number(number.replace(/\D/g, '')) / 100
  return mark === 'minus' || mark === 'debit' || mark === 'parentheses' ? -size : size
}
