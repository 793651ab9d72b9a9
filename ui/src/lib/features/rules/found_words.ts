import type { Books } from '#lib/features/ledger/books.svelte.ts'
import { formatMoney } from '#lib/format/money.ts'

interface AmountFact {
  minor: number
  scale: number
  currency: string
}

/** What was found in a field, for people to read. */
export function foundWords(field: string, found: unknown, books: Books): string {
  if (found === null || found === '' || (Array.isArray(found) && found.length === 0)) return 'nothing'
  if (typeof found === 'boolean') return found ? 'yes' : 'no'
  if (field === 'account') return books.account(Number(found))?.name ?? 'an account'
  if (field === 'category') return books.categoryPath(Number(found)) || 'a category'
  if (Array.isArray(found)) return found.join(', ')
  if (isAmount(found)) return formatMoney({ amount: decimal(found), currency: found.currency })
  return typeof found === 'string' ? `“${found}”` : String(found)
}

function isAmount(found: unknown): found is AmountFact {
  return typeof found === 'object' && found !== null && 'minor' in found
}

function decimal({ minor, scale }: AmountFact): string {
  const digits = String(Math.abs(minor)).padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return minor < 0 ? `-${text}` : text
}
