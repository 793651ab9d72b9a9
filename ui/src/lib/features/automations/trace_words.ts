import type { TraceStep } from '#lib/api/automations.ts'
import { formatDate, formatInstant } from '#lib/format/date.ts'
import { formatCount, formatMoney } from '#lib/format/money.ts'

type Output = Partial<Record<string, unknown>>

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

const money = (amount: unknown, currency: unknown) =>
  formatMoney({ amount: text(amount), currency: text(currency) }, { currency: true })

const transactions = (count: unknown) =>
  Number(count) === 1 ? '1 transaction' : `${formatCount(Number(count ?? 0))} transactions`

const WORDS: Record<string, (output: Output) => string> = {
  'notify@1': ({ title, told }) =>
    Number(told) === 0 ? 'Nobody was told: it was said before.' : `Told: “${text(title)}”`,
  'total@1': ({ amount, currency, count }) => `${money(amount, currency)} in ${transactions(count)}`,
  'balance@1': ({ account, amount, currency }) => `${text(account)}: ${money(amount, currency)}`,
  'summary@1': ({ from, to, out, in: came, currency }) =>
    `${formatDate(text(from))} to ${formatDate(text(to))}: ${money(out, currency)} out, ${money(came, currency)} in`,
  'create_transaction@1': ({ amount, currency, occurred_on: on }) =>
    currency === undefined ? '' : `Entered ${money(amount, currency)} on ${formatDate(text(on))}`,
  'edit_transaction@1': ({ changed, blocked }) => {
    const kept = Array.isArray(blocked) && blocked.length > 0 ? ` A person set ${blocked.join(', ')}, which stays.` : ''
    return (changed ? 'Changed it.' : 'There was nothing to change.') + kept
  },
  'export@1': ({ name }) => text(name),
  'approve@1': ({ decision, by }) => DECISIONS[text(decision)]?.replace('%', text(by) || 'somebody') ?? '',
  'wait@1': ({ until }) => (until ? `Until ${formatInstant(text(until))}` : ''),
  'http@1': ({ status }) => (status === undefined ? '' : `The answer was ${text(status)}`),
}

const DECISIONS: Record<string, string> = {
  approved: 'Approved by %',
  declined: 'Declined by %',
  expired: 'Nobody answered in time',
}

/** What came of a step that is done, in a line; empty where nothing can be said that short. */
export function resultWords({ use, state, output }: Pick<TraceStep, 'use' | 'state' | 'output'>): string {
  if (state !== 'done' || typeof output !== 'object' || output === null) return ''
  return WORDS[use]?.(output as Output) ?? ''
}
