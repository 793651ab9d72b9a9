import { matchKey } from '#ledger/domain/match_key'
import type { Provenance } from '#ledger/domain/provenance'
import { fold } from './folding.js'

/** A transaction as rules are told of it, with its text as written. */
export interface TransactionFacts {
  /** Empty when it has none. */
  payee: string
  /** The bank's own words, never changed by a rule. When empty, conditions look at the memo instead. */
  description: string
  memo: string
  note: string
  /** Minor units from the account's view: money in is positive. */
  amountMinor: number
  /** Decimals of the transaction's currency. */
  scale: number
  currency: string
  accountId: number
  date: string
  /** Null while nobody categorised it, and for splits and transfers. */
  categoryId: number | null
  /** A split and a transfer have no single category that a rule could set. */
  shape: 'single' | 'split' | 'transfer'
  tags: readonly string[]
  reviewed: boolean
  provenance: Provenance
}

/** The same, prepared for comparing: text is folded, tags are match keys. */
export interface RuleRow {
  payee: string
  description: string
  memo: string
  note: string
  amountMinor: number
  scale: number
  currency: string
  accountId: number
  date: string
  categoryId: number | null
  tags: readonly string[]
  readonly facts: TransactionFacts
}

const noTags: readonly string[] = []

export function ruleRow(facts: TransactionFacts): RuleRow {
  return {
    payee: fold(facts.payee),
    description: fold(facts.description === '' ? facts.memo : facts.description),
    memo: fold(facts.memo),
    note: fold(facts.note),
    amountMinor: facts.amountMinor,
    scale: facts.scale,
    currency: facts.currency,
    accountId: facts.accountId,
    date: facts.date,
    categoryId: facts.categoryId,
    tags: facts.tags.length === 0 ? noTags : facts.tags.map(matchKey),
    facts,
  }
}
