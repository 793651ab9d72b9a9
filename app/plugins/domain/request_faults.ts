import type { MethodName, Methods, TransactionsToCategorize } from '#sdk'

type RequestFaults = { [M in MethodName]?: (request: Methods[M]['request']) => string | undefined }

const FAULTS: RequestFaults = {
  'categorizer.categorize': ({ transactions }) => unevenColumn(flat(transactions)),
  'categorizer.learn': ({ transactions, category }) => unevenColumn({ ...flat(transactions), category }),
  'action.fill': ({ transactions }) => unevenColumn(flat(transactions)),
  'price_provider.rates': ({ from, to }) => backwards(from, to),
  'price_provider.quotes': ({ from, to }) => backwards(from, to),
  'report.build': ({ from, to }) => backwards(from, to),
}

/** What is wrong with a request beyond its shape, as part of a sentence. */
export function faultOfRequest<M extends MethodName>(method: M, request: Methods[M]['request']): string | undefined {
  return FAULTS[method]?.(request)
}

/** The further columns beside the others. */
const flat = ({ more, ...columns }: TransactionsToCategorize) => ({ ...columns, ...more })

/** Columns hold position by position the same thing, so all are equally long. */
function unevenColumn(columns: object): string | undefined {
  const [[, first], ...others] = Object.entries(columns) as [[string, unknown[]], ...[string, unknown[]][]]
  const uneven = others.find(([, column]) => column.length !== first.length)
  return uneven && `${uneven[0]} has another length than the columns beside it`
}

function backwards(from: string, to: string): string | undefined {
  return from > to ? `${from} comes after ${to}` : undefined
}
