import { matchKey } from '#ledger/domain/match_key'
import type { Provenance } from '#ledger/domain/provenance'
import { fold } from './folding.js'
import type { Repeatable } from './occurrence.js'

/** A transaction as rules are told of it, with its text as written. */
export interface TransactionFacts {
  /** Absent while it is not stored. */
  id?: number
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
  /** Left out of reports. */
  excluded: boolean
  needsReview: boolean
  /** The recurring payment a rule linked it to. */
  recurringId: number | null
  status: 'pending' | 'posted' | 'void'
  /** Whether it came out of a file or from a bank. */
  imported: boolean
  provenance: Provenance
}

/** An amount as it is compared. */
export interface AmountFact {
  minor: number
  scale: number
  currency: string
}

/** The same, prepared for comparing, under the names of the fields: text is folded, tags are match keys. */
export interface RuleRow extends Repeatable {
  payee: string
  description: string
  memo: string
  note: string
  amount: AmountFact
  account: number
  date: string
  category: number | null
  tag: readonly string[]
  kind: TransactionFacts['shape']
  status: TransactionFacts['status']
  reviewed: boolean
  excluded: boolean
  needs_review: boolean
  imported: boolean
  readonly facts: TransactionFacts
}

const noTags: readonly string[] = []

export function ruleRow(facts: TransactionFacts): RuleRow {
  return {
    id: facts.id ?? null,
    payee: fold(facts.payee),
    writtenPayee: facts.payee,
    description: fold(facts.description === '' ? facts.memo : facts.description),
    memo: fold(facts.memo),
    note: fold(facts.note),
    amount: { minor: facts.amountMinor, scale: facts.scale, currency: facts.currency },
    account: facts.accountId,
    date: facts.date,
    category: facts.categoryId,
    tag: facts.tags.length === 0 ? noTags : facts.tags.map(matchKey),
    kind: facts.shape,
    status: facts.status,
    reviewed: facts.reviewed,
    excluded: facts.excluded,
    needs_review: facts.needsReview,
    imported: facts.imported,
    facts,
  }
}
