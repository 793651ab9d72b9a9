import type { Choice } from '#categorizing/domain/choice'
import type { PluginCall } from '#rules/domain/draft'
import type { BankRow } from '../domain/bank_row.js'
import type { SplitPart } from '../domain/split_parts.js'
import type { Payee } from './ensure_payees.js'
import type { LedgerAccount } from './load_ledger.js'

/** A row that becomes a transaction. */
export interface NewRow {
  row: BankRow
  account: Pick<LedgerAccount, 'id' | 'currency' | 'scale'>
  minor: number
}

/** What rules said of a new transaction apart from its fields. */
export interface EntryMarks {
  /** Left out of reports: its categories are not counted. */
  isExcluded: boolean
  isFlagged: boolean
  recurringId: number | null
}

/** What a new transaction will say, apart from its day, amount and account. */
export interface Entry {
  payee: Payee | null
  /** Null for what nobody categorised. */
  categoryId: number | null
  categoryBy: 'rule' | 'plugin' | 'import' | null
  /** What was guessed where nobody had said it, made or only proposed. */
  choice: (Choice & { isApplied: boolean }) | null
  /** How the file, or a rule, divides the amount; null for a whole. */
  parts: readonly SplitPart[] | null
  memo: string
  note: string
  rawDescription: string
  tags: readonly string[]
  isReviewed: boolean
  marks: EntryMarks | null
  /** What rules want to ask plugins once it is there. */
  calls: readonly PluginCall[]
  /** As stored; null where the import itself set everything. */
  provenance: string | null
}
