import type { Books } from '#lib/features/ledger/books.svelte.ts'
import type { Provenance, Split, Transaction } from '#lib/api/types.ts'

export function payeeOf(transaction: Transaction): string {
  return transaction.payee?.name || transaction.raw_description || transaction.memo || 'No payee'
}

export function isTransfer(transaction: Transaction): boolean {
  return transaction.splits.length === 1 && transaction.splits[0]!.transfer_account !== null
}

/** Where money went or came from, in the fewest words. */
export function splitTarget(split: Split, books: Books): string {
  if (split.transfer_account) {
    const { id, name } = split.transfer_account
    // What is none of the household's accounts is the books' own, such as the opening balances.
    return books.account(id) ? `Transfer: ${name}` : name
  }
  return split.category ? books.categoryPath(split.category.id) || split.category.name : ''
}

export function categoryText(transaction: Transaction, books: Books): string {
  if (transaction.splits.length > 1) return `Split in ${transaction.splits.length}`
  const only = transaction.splits[0]
  return only ? splitTarget(only, books) : ''
}

const SETTERS: Record<Provenance['by'], (label?: string) => string> = {
  user: (label) => `Chosen by ${label ?? 'a person'}`,
  rule: (label) => (label ? `Chosen by the rule “${label}”` : 'Chosen by a rule'),
  // What Florin chooses by itself says why, in a sentence of its own.
  plugin: (label) => (label?.endsWith('.') ? label : label ? `Chosen by the plugin ${label}` : 'Chosen by a plugin'),
  import: (label) => (label ? `From the import (${label})` : 'From the import'),
}

/** Why a field says what it says. */
export function reason(provenance: Provenance | undefined): string | undefined {
  return provenance && SETTERS[provenance.by](provenance.label)
}

export const CLEARING_WORDS = { uncleared: 'Not cleared', cleared: 'Cleared', reconciled: 'Reconciled' } as const
export const STATUS_WORDS = { pending: 'Pending', posted: 'Booked', void: 'Void' } as const
