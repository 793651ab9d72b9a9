import { formatAmount } from '#core/money'
import { accountNames } from './account_names.js'
import { beancountSymbol } from './commodity_symbols.js'
import { marksOf } from './marks.js'
import type { Journal, JournalPosting, JournalTransaction } from './read_journal.js'

const OPENED_ON = '1900-01-01'

/** The ledger as a file that `bean-check` accepts. Void transactions become comments. */
export async function* exportBeancount(journal: Journal): AsyncGenerator<string> {
  const names = accountNames(journal.accounts, accountPart)
  yield ';; Exported by Florin\n'
  // Total prices become rounded unit prices in beancount; in currencies without decimals it would tolerate no rounding at all.
  yield 'option "inferred_tolerance_default" "*:0.000001"\n\n'
  for (const name of names.values()) yield `${OPENED_ON} open ${name}\n`
  yield '\n'
  for await (const transaction of journal.transactions()) yield entry(transaction, names)
}

function entry(transaction: JournalTransaction, names: ReadonlyMap<number, string>): string {
  const { occurred_on: day, status, payee, memo, raw_description: raw, tags } = transaction
  const texts = [...(payee ? [quoted(payee)] : []), quoted(memo || raw)]
  const labels = tags.map((tag) => ` #${tag.replace(/[^A-Za-z0-9\-_/.]+/g, '-')}`).filter((tag) => tag.length > 2)
  const lines = [
    `${day} ${status === 'pending' ? '!' : '*'} ${texts.join(' ')}${labels.join('')}`,
    ...marksOf(transaction).map((mark) => `  ${mark}: TRUE`),
    ...(transaction.note ? [`  note: ${quoted(transaction.note)}`] : []),
    ...transaction.postings.flatMap((posting) => [
      `  ${names.get(posting.account_id)}  ${amount(posting, transaction)}`,
      ...(posting.memo ? [`    memo: ${quoted(posting.memo)}`] : []),
    ]),
  ]
  return `${(status === 'void' ? [';; void:', ...lines.map((text) => `;; ${text}`)] : lines).join('\n')}\n\n`
}

function amount(posting: JournalPosting, { currency, currency_scale: scale }: JournalTransaction): string {
  const own = `${formatAmount(posting.quantity, posting.scale)} ${beancountSymbol(posting.code)}`
  return posting.code === currency
    ? own
    : `${own} @@ ${formatAmount(Math.abs(posting.value), scale)} ${beancountSymbol(currency)}`
}

function quoted(text: string): string {
  return `"${text.replace(/\s+/g, ' ').replace(/\\/g, '\\\\').replace(/"/g, '\\"').trim()}"`
}

/** A part of an account name: starts with a capital or a digit and holds letters, digits and dashes only. */
function accountPart(name: string): string {
  const letters = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const capital = letters.charAt(0).toUpperCase() + letters.slice(1)
  return /^[\p{Lu}\p{Nd}]/u.test(capital) ? capital : `X${capital}`
}
