import { matchKey, tidyName } from '#ledger/domain/match_key'
import { type MachineField, maySet, type Setter } from '#ledger/domain/provenance'
import type { TextField } from './fields.js'
import { fold } from './folding.js'
import { type Action, type CallPlugin, NOTE_LENGTH_MAX, type SplitShare } from './rule.js'
import type { RuleRow, TransactionFacts } from './row.js'
import { divide, type SplitPart } from './split_shares.js'

/** What rules make of a transaction: only what differs from before is named. */
export interface RuleChanges {
  category_id?: number
  /** Set instead of a category. */
  split?: readonly SplitPart[]
  /** Set instead of a category: the other account of one's own. */
  transfer_account_id?: number
  payee?: string
  memo?: string
  note?: string
  add_tags: readonly string[]
  remove_tags: readonly string[]
  reviewed?: true
  excluded?: true
  needs_review?: boolean
  recurring_id?: number
}

/** What stands in the way besides people: what the transaction is, or an amount or currency for which an action makes no sense. */
export const obstacles = ['split', 'transfer', 'amount', 'currency'] as const
export type Obstacle = (typeof obstacles)[number]

/** What a rule puts in the place of a transaction's one category. */
type Counterpart = { split: readonly SplitPart[] } | { transfer: number } | null

/** Something a rule wanted to set and may not, because of who set it or because of what the transaction is. */
export interface BlockedChange {
  field: MachineField
  after: string | number
  by: Setter['by'] | Obstacle
  /** The name of who set it. */
  label?: string
}

/** What a rule wants to ask a plugin about the transaction. */
export interface PluginCall {
  call: CallPlugin
  setter: Setter
}

export type SetBy = Partial<Record<MachineField, Setter>>

/** One transaction while rules work on it. Later rules see what earlier ones did; the transaction itself is left alone. */
export class Draft {
  readonly row: RuleRow
  readonly blocked: BlockedChange[] = []
  readonly calls: PluginCall[] = []
  readonly #before: RuleRow
  readonly #setBy: SetBy = {}
  /** As written; what the row holds of them is folded. */
  #payee: string
  #memo: string
  #note: string
  #tags: Map<string, string> | undefined
  #counterpart: Counterpart = null
  #reviewed = false
  #recurringId: number | null

  /** `onText` hears of each text field that a later condition now sees differently. */
  constructor(
    before: RuleRow,
    private readonly onText: (field: TextField, text: string) => void,
    private readonly currencyOf: ReadonlyMap<number, string> | undefined = undefined,
  ) {
    this.#before = before
    this.row = { ...before }
    this.#payee = before.facts.payee
    this.#memo = before.facts.memo
    this.#note = before.facts.note
    this.#recurringId = before.facts.recurringId
  }

  perform(action: Action, setter: Setter): void {
    switch (action.type) {
      case 'set_category':
        return this.#setCategory(action.category_id, setter)
      case 'split':
        return this.#split(action.parts, setter)
      case 'set_transfer':
        return this.#setTransfer(action.account_id, setter)
      case 'set_payee':
        return this.#setPayee(tidyName(action.payee), setter)
      case 'set_memo':
        return this.#setMemo(action.text, setter)
      case 'set_note':
        return this.#setNote(action.text, setter)
      case 'append_note':
        return this.#appendNote(action.text, setter)
      case 'add_tag':
        return this.#setTag(tidyName(action.tag), true, setter)
      case 'remove_tag':
        return this.#setTag(tidyName(action.tag), false, setter)
      case 'mark_reviewed':
        return this.#markReviewed()
      case 'set_review':
        return this.#flag(true, setter)
      case 'clear_review':
        return this.#flag(false, setter)
      case 'exclude_from_reports':
        if (!this.row.excluded && this.#may('excluded', 'yes', setter)) this.row.excluded = true
        return
      case 'link_recurring':
        return this.#link(action.recurring_id, setter)
      case 'call_plugin':
        return void this.calls.push({ call: action, setter })
    }
  }

  #markReviewed() {
    this.#reviewed = true
    this.row.reviewed = true
    this.row.needs_review = false
  }

  /** What a person has reviewed is not put before them again. */
  #flag(isFlagged: boolean, setter: Setter) {
    if (this.#before.facts.reviewed || this.row.needs_review === isFlagged) return
    if (!this.#may('needs_review', isFlagged ? 'yes' : 'no', setter)) return
    this.row.needs_review = isFlagged
    if (isFlagged) this.#reviewed = this.row.reviewed = false
  }

  #link(recurringId: number, setter: Setter) {
    if (this.#recurringId === recurringId || !this.#may('recurring', recurringId, setter)) return
    this.#recurringId = recurringId
  }

  #setCategory(categoryId: number, setter: Setter) {
    if (this.row.category === categoryId || !this.#mayDivide(categoryId, setter)) return
    this.#counterpart = null
    this.row.category = categoryId
    this.row.kind = 'single'
  }

  #split(shares: readonly SplitShare[], setter: Setter) {
    const { amountMinor, scale } = this.#before.facts
    const parts = divide(amountMinor, scale, shares)
    if (parts?.length === 1) return this.#setCategory(parts[0].category_id, setter)
    const [{ category_id: first }] = shares
    if (!parts || parts.length === 0) return void this.blocked.push({ field: 'category', after: first, by: 'amount' })
    if (!this.#mayDivide(first, setter)) return
    this.#counterpart = { split: parts }
    this.row.category = null
    this.row.kind = 'split'
  }

  #setTransfer(account: number, setter: Setter) {
    const { accountId, currency } = this.#before.facts
    const theirs = this.currencyOf?.get(account)
    const obstacle = account === accountId ? 'transfer' : theirs === currency ? undefined : 'currency'
    if (obstacle) return void this.blocked.push({ field: 'category', after: account, by: obstacle })
    if (!this.#mayDivide(account, setter)) return
    this.#counterpart = { transfer: account }
    this.row.category = null
    this.row.kind = 'transfer'
  }

  /** Splits and transfers that are there keep their parts. */
  #mayDivide(after: number, setter: Setter): boolean {
    const { shape } = this.#before.facts
    if (shape === 'single') return this.#may('category', after, setter)
    this.blocked.push({ field: 'category', after, by: shape })
    return false
  }

  #setPayee(payee: string, setter: Setter) {
    if (matchKey(payee) === matchKey(this.#payee) || !this.#may('payee', payee, setter)) return
    this.#payee = payee
    this.row.writtenPayee = payee
    this.#seeText('payee', payee)
  }

  #setMemo(memo: string, setter: Setter) {
    if (memo === this.#memo || !this.#may('memo', memo, setter)) return
    this.#memo = memo
    this.#seeText('memo', memo)
  }

  #setNote(note: string, setter: Setter) {
    if (note === this.#note || !this.#may('note', note, setter)) return
    this.#note = note
    this.#seeText('note', note)
  }

  /** Once: a note that has the line keeps it, so that applying a rule again adds nothing. */
  #appendNote(line: string, setter: Setter) {
    if (this.#note === line || this.#note.split('\n').includes(line)) return
    const note = this.#note === '' ? line : `${this.#note}\n${line}`
    if (note.length <= NOTE_LENGTH_MAX) this.#setNote(note, setter)
  }

  #setTag(name: string, present: boolean, setter: Setter) {
    const key = matchKey(name)
    const tags = (this.#tags ??= new Map(this.#before.facts.tags.map((tag) => [matchKey(tag), tag])))
    if (tags.has(key) === present || !this.#may('tags', name, setter)) return
    if (present) tags.set(key, name)
    else tags.delete(key)
    this.row.tag = [...tags.keys()]
  }

  #seeText(field: TextField, written: string) {
    const text = fold(written)
    this.row[field] = text
    this.onText(field, text)
  }

  #may(field: MachineField, after: string | number, setter: Setter): boolean {
    const { provenance } = this.#before.facts
    if (maySet(provenance, field, setter)) {
      this.#setBy[field] = setter
      return true
    }
    const { by, label } = provenance[field]!
    this.blocked.push({ field, after, by, ...(label === undefined ? {} : { label }) })
    return false
  }

  /** The transaction as it is by now, as people would write it. */
  get written(): TransactionFacts {
    const { row } = this
    return {
      ...row.facts,
      payee: this.#payee,
      memo: this.#memo,
      note: this.#note,
      categoryId: row.category,
      shape: row.kind,
      tags: this.#tags ? [...this.#tags.values()] : row.facts.tags,
      reviewed: row.reviewed,
      excluded: row.excluded,
      needsReview: row.needs_review,
      recurringId: this.#recurringId,
    }
  }

  /** Who set what so far, also where it came to nothing. */
  get setBy(): Readonly<SetBy> {
    return this.#setBy
  }

  /** What is different in the end; a rule that undoes another one's work leaves nothing. */
  outcome(): { changes: RuleChanges; setBy: SetBy; changed: boolean } {
    const { facts } = this.#before
    const changes: RuleChanges = { add_tags: [], remove_tags: [] }
    const setBy: SetBy = {}
    const differs = (field: MachineField) => void (setBy[field] = this.#setBy[field])
    if (this.#counterpart) {
      if ('split' in this.#counterpart) changes.split = this.#counterpart.split
      else changes.transfer_account_id = this.#counterpart.transfer
      differs('category')
    } else if (this.row.category !== facts.categoryId) {
      changes.category_id = this.row.category!
      differs('category')
    }
    if (this.#payee !== facts.payee && matchKey(this.#payee) !== matchKey(facts.payee)) {
      changes.payee = this.#payee
      differs('payee')
    }
    if (this.#memo !== facts.memo) {
      changes.memo = this.#memo
      differs('memo')
    }
    if (this.#note !== facts.note) {
      changes.note = this.#note
      differs('note')
    }
    if (this.#tags && this.#tagsDiffer(changes)) differs('tags')
    if (this.#reviewed && !facts.reviewed) changes.reviewed = true
    if (this.row.excluded && !facts.excluded) {
      changes.excluded = true
      differs('excluded')
    }
    if (this.row.needs_review !== facts.needsReview) {
      changes.needs_review = this.row.needs_review
      if (this.#setBy.needs_review) differs('needs_review')
    }
    if (this.#recurringId !== facts.recurringId) {
      changes.recurring_id = this.#recurringId!
      differs('recurring')
    }
    const isMarked = changes.reviewed === true || changes.needs_review !== undefined
    return { changes, setBy, changed: isMarked || Object.keys(setBy).length > 0 }
  }

  #tagsDiffer(changes: RuleChanges): boolean {
    const before = new Map(this.#before.facts.tags.map((tag) => [matchKey(tag), tag]))
    changes.add_tags = [...this.#tags!].filter(([key]) => !before.has(key)).map(([, name]) => name)
    changes.remove_tags = [...before].filter(([key]) => !this.#tags!.has(key)).map(([, name]) => name)
    return changes.add_tags.length + changes.remove_tags.length > 0
  }
}
