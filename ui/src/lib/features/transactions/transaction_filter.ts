import type { TransactionFilter } from '#lib/api/types.ts'

const NAMES = [
  'account',
  'category',
  'payee',
  'tag',
  'from',
  'to',
  'min',
  'max',
  'spent',
  'weekday',
  'status',
  'uncategorised',
  'excluded',
  'needs_review',
  'search',
  'batch',
] as const satisfies (keyof TransactionFilter)[]

/** The filter an address asks for. */
export function readFilter(search: Pick<URLSearchParams, 'get'>): TransactionFilter {
  const filter: TransactionFilter = {}
  for (const name of NAMES) {
    const value = search.get(name)
    if (value) filter[name] = value
  }
  return filter
}

/** The address of a filter, on the page it is used on. */
export function filterUrl(pathname: string, filter: TransactionFilter): string {
  const search = new URLSearchParams()
  for (const name of NAMES) {
    const value = filter[name]
    if (value) search.set(name, value)
  }
  return search.size > 0 ? `${pathname}?${search}` : pathname
}

export function isFiltered(filter: TransactionFilter): boolean {
  return NAMES.some((name) => filter[name])
}
