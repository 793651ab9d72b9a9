import { matchKey, tidyName } from '#ledger/domain/match_key'
import { type MachineField, maySet, type Setter } from '#ledger/domain/provenance'
import type { TextField } from './fields.js'
import { fold } from './folding.js'
import { type Action, NOTE_LENGTH_MAX } from './rule.js'
import type { RuleRow } from './row.js'

/** What rules make of a transaction: only what differs from before is named. */
export interface RuleChanges {
  category_id?: number
  payee?: string
  memo?: string
  note?: string
  add_tags: readonly string[]
  remove_tags: readonly string[]
  reviewed?: true
}

/** Something a rule wanted to set and may not, because of who set it or because of what the transaction is. */
export interface BlockedChange {
  field: MachineField
  after: string | number
  by: Setter['by'] | 'split' | 'transfer'
  /** The name of who set it. */
  label?: string
}

export type SetBy = Partial<Record<MachineField, Setter>>

/** One transaction while rules work on it. Later rules see what earlier ones did; the transaction itself is left alone. */
export class Draft {
  readonly row: RuleRow
  readonly blocked: BlockedChange[] = []
  readonly #before: RuleRow
  readonly #setBy: SetBy = {}
  /** As written; what the row holds of them is folded. */
  #payee: string
  #memo: string
  #note: string
  #tags: Map<string, string> | undefined
  #reviewed = false

  /** `onText` hears of each text field that a later condition now sees differently. */
  constructor(
    before: RuleRow,
    private readonly onText: (field: TextField, text: string) => void,
  ) {
    this.#before = before
    this.row = { ...before }
    this.#payee = before.facts.payee
    this.#memo = before.facts.memo
    this.#note = before.facts.note
  }

  perform(action: Action, setter: Setter): void {
    switch (action.type) {
      case 'set_category':
        return this.#setCategory(action.category_id, setter)
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
        this.#reviewed = true
        this.row.reviewed = true
    }
  }

  #setCategory(categoryId: number, setter: Setter) {
    if (this.row.category === categoryId) return
    const { shape } = this.#before.facts
    if (shape !== 'single') this.blocked.push({ field: 'category', after: categoryId, by: shape })
    else if (this.#may('category', categoryId, setter)) this.row.category = categoryId
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

  /** What is different in the end; a rule that undoes another one's work leaves nothing. */
  outcome(): { changes: RuleChanges; setBy: SetBy; changed: boolean } {
    const { facts } = this.#before
    const changes: RuleChanges = { add_tags: [], remove_tags: [] }
    const setBy: SetBy = {}
    const differs = (field: MachineField) => void (setBy[field] = this.#setBy[field])
    if (this.row.category !== facts.categoryId) {
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
    return { changes, setBy, changed: changes.reviewed === true || Object.keys(setBy).length > 0 }
  }

  #tagsDiffer(changes: RuleChanges): boolean {
    const before = new Map(this.#before.facts.tags.map((tag) => [matchKey(tag), tag]))
    changes.add_tags = [...this.#tags!].filter(([key]) => !before.has(key)).map(([, name]) => name)
    changes.remove_tags = [...before].filter(([key]) => !this.#tags!.has(key)).map(([, name]) => name)
    return changes.add_tags.length + changes.remove_tags.length > 0
  }
}
