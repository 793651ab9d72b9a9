/*
 * What plugins can be given to read, from the domains that own it.
 */
import { currencyScale } from '#commodities/domain/currencies'
import { addMonths, monthOf } from '#core/plain_date'
import {
  flatAccounts,
  flatCategories,
  flatMonthTotals,
  flatPayees,
  flatTags,
  flatTransactions,
} from '#ledger/services/read_flat_rows'
import type { DataScope, DataScopes } from '#plugins/broker/data_reads'
import { netWorth } from '#reports/services/net_worth'

const NET_WORTH_MONTHS = 24

const currencyOf = (code: string) => ({ code, scale: currencyScale(code) })

const worth: DataScope = {
  fields: ['month', 'assets', 'liabilities', 'net', 'currency'],
  async read(queries, { from, to, limit }, { base_currency: code, today }) {
    const last = monthOf(to ?? today)
    const earliest = addMonths(last, 1 - limit)
    const first = from ? monthOf(from) : addMonths(last, 1 - NET_WORTH_MONTHS)
    const view = { currency: currencyOf(code), today }
    const { points } = await netWorth(queries, view, first > earliest ? first : earliest, last)
    return points.map((point) => ({ ...point, currency: code }))
  },
}

export const pluginData: DataScopes = {
  accounts: {
    fields: [
      ...['id', 'name', 'kind', 'subtype', 'currency', 'balance'],
      ...['institution', 'number', 'archived', 'last_occurred_on'],
    ],
    read: (queries, query, { base_currency: code, today }) =>
      flatAccounts(queries, query, { baseCurrency: currencyOf(code), today }),
  },
  categories: { fields: ['id', 'parent_id', 'name', 'kind', 'archived'], read: flatCategories },
  payees: { fields: ['id', 'name'], read: flatPayees },
  tags: { fields: ['id', 'name'], read: flatTags },
  transactions: {
    fields: [
      ...[
        'id',
        'occurred_on',
        'status',
        'clearing',
        'amount',
        'currency',
        'account_id',
        'account',
        'payee_id',
        'payee',
      ],
      ...['category_id', 'category', 'is_split', 'tags', 'memo', 'note', 'raw_description'],
    ],
    read: flatTransactions,
  },
  month_totals: {
    fields: ['month', 'account_id', 'account', 'kind', 'currency', 'amount', 'transaction_count'],
    read: flatMonthTotals,
  },
  net_worth: worth,
}
