import { type Cell, DecimalSum, type ReportBlock } from '@florin/plugin-sdk'
import type { Book } from './books.js'

export function overviewOf({ currency, income, spending, months }: Book): ReportBlock[] {
  const left = new DecimalSum(income.toString()).subtract(spending.toString())
  const money = (sum: DecimalSum): Cell => ({ amount: sum.toString(), currency })
  const labels = [...months.keys()]
  const valuesOf = (side: 'income' | 'spending') => labels.map((month) => months.get(month)![side].toString())
  return [
    {
      type: 'figures',
      figures: [
        { label: 'Came in', value: money(income) },
        { label: 'Went out', value: money(spending) },
        { label: 'Left', value: money(left), note: rateOf(left, income) },
      ],
    },
    {
      type: 'chart',
      shape: 'bars',
      labels,
      series: [
        { name: 'Came in', currency, values: valuesOf('income') },
        { name: 'Went out', currency, values: valuesOf('spending') },
      ],
    },
  ]
}

/** The largest categories, and the others added up. Empty where nothing was spent. */
export function spendingOf({ currency, spending, categories }: Book, top: number): ReportBlock[] {
  const sorted = [...categories].sort(([, one], [, other]) => Number(other.toString()) - Number(one.toString()))
  if (sorted.length === 0) return []
  const rest = sorted.slice(top)
  const others = rest.reduce((sum, [, amount]) => sum.add(amount.toString()), new DecimalSum())
  const shown: [string, DecimalSum][] = [
    ...sorted.slice(0, top),
    ...(rest.length > 0
      ? [[rest.length === 1 ? '1 other' : `${rest.length} others`, others] as [string, DecimalSum]]
      : []),
  ]
  return [
    {
      type: 'table',
      columns: [{ title: 'Category' }, { title: 'Amount', align: 'end' }, { title: 'Share', align: 'end' }],
      rows: shown.map(([name, amount]): Cell[] => [
        name,
        { amount: amount.toString(), currency },
        percent(amount, spending),
      ]),
    },
  ]
}

function rateOf(left: DecimalSum, income: DecimalSum): string {
  return Number(income.toString()) > 0 ? `${percent(left, income)} of what came in` : 'nothing came in'
}

/** For reading only, so a binary fraction is good enough. */
function percent(part: DecimalSum, whole: DecimalSum): string {
  const share = Number(part.toString()) / Number(whole.toString())
  return Number.isFinite(share) ? `${Math.round(share * 100)} %` : '–'
}
