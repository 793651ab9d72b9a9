import { lastOfMonth } from '#lib/dates/plain_date.ts'
import { formatDate, formatMonth, formatWeekday } from '#lib/format/date.ts'
import { formatMoney } from '#lib/format/money.ts'
import { language } from '#lib/format/language.svelte.ts'
import type { TransactionFilter } from '#lib/api/types.ts'
import type { Books } from '#lib/features/ledger/books.svelte.ts'
import { STATUS_WORDS } from './describe.ts'

interface FilterChip {
  label: string
  /** What to take out of the filter to be rid of it. */
  names: (keyof TransactionFilter)[]
}

/** The filter in words, one chip for each thing one would take away. */
export function filterChips(filter: TransactionFilter, books: Books, payeeName?: string): FilterChip[] {
  const chips: (FilterChip | false | undefined | '')[] = [
    filter.account && {
      label: books.account(Number(filter.account))?.name ?? 'One account',
      names: ['account'],
    },
    filter.category && { label: books.categoryPath(Number(filter.category)) || 'One category', names: ['category'] },
    filter.uncategorised && { label: 'No category', names: ['uncategorised'] },
    filter.needs_review && { label: 'To be reviewed', names: ['needs_review'] },
    filter.excluded && { label: 'Left out of reports', names: ['excluded'] },
    filter.payee && { label: payeeName ?? 'One payee', names: ['payee'] },
    filter.tag && {
      label: `Tag: ${books.tags.find(({ id }) => id === Number(filter.tag))?.name ?? filter.tag}`,
      names: ['tag'],
    },
    (filter.from || filter.to) && { label: period(filter.from, filter.to), names: ['from', 'to'] },
    (filter.min || filter.max) && { label: range(filter.min, filter.max), names: ['min', 'max'] },
    filter.spent && { label: 'Spending', names: ['spent'] },
    filter.weekday && { label: formatWeekday(Number(filter.weekday), 'long'), names: ['weekday'] },
    filter.status && {
      label: STATUS_WORDS[filter.status as keyof typeof STATUS_WORDS] ?? filter.status,
      names: ['status'],
    },
    filter.batch && { label: 'One import', names: ['batch'] },
  ]
  return chips.filter((chip): chip is FilterChip => Boolean(chip))
}

function period(from?: string, to?: string): string {
  if (from && to) {
    if (from.endsWith('-01') && to === lastOfMonth(from.slice(0, 7))) return formatMonth(from, 'full')
    if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4)
    return `${formatDate(from)} – ${formatDate(to)}`
  }
  return from ? `Since ${formatDate(from)}` : `Until ${formatDate(to!)}`
}

function range(min?: string, max?: string): string {
  const words = (amount: string) => formatMoney({ amount, currency: language.baseCurrency })
  if (min && max) return min === max ? `Exactly ${words(min)}` : `${words(min)} – ${words(max)}`
  return min ? `At least ${words(min)}` : `At most ${words(max!)}`
}
