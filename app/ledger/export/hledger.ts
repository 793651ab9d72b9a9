import { formatAmount } from '#core/money'
import { accountNames } from './account_names.js'
import { hledgerSymbol } from './commodity_symbols.js'
import { marksOf } from './marks.js'
import type { Journal, JournalPosting, JournalTransaction } from './read_journal.js'

const marks = { pending: '! ', posted: '* ' } as const

/** The ledger as a journal that `hledger check` accepts. Void transactions become comments. */
export async function* exportHledger(journal: Journal): AsyncGenerator<string> {
  const names = accountNames(journal.accounts, accountPart)
  yield '; Exported by Florin\n\n'
  const currencies = new Map<string, number>()
  for (const name of names.values()) yield `account ${name}\n`
  yield '\n'
  for await (const transaction of journal.transactions()) {
    for (const { code, scale } of transaction.postings)
      if (!currencies.has(code)) {
        currencies.set(code, scale)
        yield `commodity ${formatAmount(1000 * 10 ** scale, scale)}${scale === 0 ? '.' : ''} ${hledgerSymbol(code)}\n\n`
      }
    yield entry(transaction, names)
  }
}

function entry(transaction: JournalTransaction, names: ReadonlyMap<number, string>): string {
  const { status } = transaction
  const tags = [...transaction.tags.map((tag) => line(tag).replace(/[\s:,]+/g, '-')), ...marksOf(transaction)]
  const comments = [
    ...(tags.length > 0 ? [[...new Set(tags)].map((tag) => `${tag}:`).join(', ')] : []),
    ...(transaction.note ? transaction.note.split('\n').map(line) : []),
  ]
  const description = [transaction.payee, transaction.memo || transaction.raw_description]
    .filter(Boolean)
    .map((text) => line(text!).replace(/[;|]/g, ','))
  const head =
    `${transaction.occurred_on} ${status === 'void' ? '' : marks[status]}${description.join(' | ')}`.trimEnd()
  const lines = [
    head,
    ...comments.map((comment) => `    ; ${comment}`),
    ...transaction.postings.map(
      (posting) => `    ${names.get(posting.account_id)}  ${amount(posting, transaction)}${memo(posting)}`,
    ),
  ]
  return `${(status === 'void' ? ['void:', ...lines].map((text) => `; ${text}`) : lines).join('\n')}\n\n`
}

function amount(posting: JournalPosting, { currency, currency_scale: scale }: JournalTransaction): string {
  const own = `${formatAmount(posting.quantity, posting.scale)} ${hledgerSymbol(posting.code)}`
  return posting.code === currency
    ? own
    : `${own} @@ ${formatAmount(Math.abs(posting.value), scale)} ${hledgerSymbol(currency)}`
}

function memo({ memo: text }: JournalPosting): string {
  return text ? `  ; ${line(text)}` : ''
}

/** One line of text: no line breaks, single spaces. */
function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** A part of an account name: no colon, which separates parts, and nothing that starts a comment or a virtual posting. */
function accountPart(name: string): string {
  return line(name.replace(/[:;()[\]]/g, ' ')) || 'Unnamed'
}
