import { definePlugin, type ReportBlock } from '@florin/plugin-sdk'
import { booksOf, type MonthRow } from './books.js'
import { overviewOf, spendingOf } from './blocks.js'

const DEFAULT_TOP = 10

export default definePlugin({
  report: {
    async build({ parameters, from, to }, florin) {
      const rows = await florin.data.read<MonthRow>('month_totals', { from, to })
      const top = typeof parameters.top === 'number' ? parameters.top : DEFAULT_TOP
      const books = booksOf(rows, florin.base_currency)
      const blocks = books.flatMap((book): ReportBlock[] => [
        // With one currency there is nothing to tell apart.
        ...(books.length > 1 ? [{ type: 'heading', text: book.currency } as const] : []),
        ...overviewOf(book),
        ...spendingOf(book, top),
      ])
      const nothing: ReportBlock = { type: 'text', text: 'Nothing came in or went out in this time.' }
      const title = `Summary ${from.slice(0, 7)}${from.slice(0, 7) === to.slice(0, 7) ? '' : ` to ${to.slice(0, 7)}`}`
      return { document: { title, blocks: blocks.length > 0 ? blocks : [nothing] } }
    },
  },
})
