import type { Clearing, SplitDraft, Transaction, TransactionDraft, TransactionStatus } from '#lib/api/types.ts'
import { absolute, isNegative, isZero, negate, subtract, sum } from '#lib/money/decimal.ts'

export type Direction = 'out' | 'in' | 'transfer'

/** Where a part of the money goes, as the pickers name it: `category:12` or `account:3`. */
export type Target = `category:${number}` | `account:${number}`

export interface SplitLine {
  key: number
  target: Target | null
  /** Positive in the direction of the whole; the first line takes what the others leave. */
  amount: string | null
  memo: string
}

let nextKey = 1

/** A transaction while somebody writes it: amounts without sign, the direction beside them. */
export class Draft {
  direction = $state<Direction>('out')
  occurredOn = $state<string | null>(null)
  accountId = $state<string | null>(null)
  otherAccountId = $state<string | null>(null)
  /** Names of accounts that cannot be chosen, such as the opening balances. */
  names = new Map<string, string>()
  amount = $state<string | null>(null)
  /** For a transfer into another currency: what arrives there. */
  arrives = $state<string | null>(null)
  payee = $state('')
  memo = $state('')
  note = $state('')
  tags = $state('')
  clearing = $state<Clearing>('uncleared')
  status = $state<TransactionStatus>('posted')
  /** What is told of a transaction that is there; a new one has no marks. */
  marks = $state<{ excluded: boolean; needs_review: boolean } | null>(null)
  lines = $state<SplitLine[]>([emptyLine()])

  /** What the first line gets: the whole less all others. */
  rest = $derived(subtract(this.amount ?? '0', sum(['0', ...this.lines.slice(1).map((line) => line.amount ?? '0')])))

  /** The part that was just asked for, until it has been given the focus. */
  newestLine: number | null = null

  isSplit = $derived(this.lines.length > 1)

  static from(transaction: Transaction): Draft {
    const draft = new Draft()
    const [only] = transaction.splits
    const incoming = !isNegative(transaction.amount.amount)
    const transfer = transaction.splits.length === 1 && only?.transfer_account
    const inOwnDirection = (amount: string) => (incoming ? amount : negate(amount))
    draft.direction = transfer ? 'transfer' : incoming ? 'in' : 'out'
    draft.occurredOn = transaction.occurred_on
    draft.accountId = String(transfer && incoming ? only.transfer_account!.id : transaction.account.id)
    if (transfer) draft.otherAccountId = String(incoming ? transaction.account.id : only.transfer_account!.id)
    if (transfer) draft.names.set(String(only.transfer_account!.id), only.transfer_account!.name)
    draft.amount = absolute(transaction.amount.amount)
    draft.payee = transaction.payee?.name ?? ''
    draft.memo = transaction.memo
    draft.note = transaction.note
    draft.tags = transaction.tags.map(({ name }) => name).join(', ')
    draft.clearing = transaction.clearing
    draft.status = transaction.status
    draft.marks = { excluded: transaction.excluded, needs_review: transaction.needs_review }
    draft.lines = transaction.splits.map((split) => ({
      key: nextKey++,
      target: split.category
        ? `category:${split.category.id}`
        : split.transfer_account
          ? `account:${split.transfer_account.id}`
          : null,
      amount: inOwnDirection(split.amount.amount),
      memo: split.memo,
    }))
    return draft
  }

  addLine(): void {
    const line = { ...emptyLine(), amount: null }
    this.newestLine = line.key
    this.lines.push(line)
  }

  removeLine(key: number): void {
    this.lines = this.lines.filter((line) => line.key !== key)
  }

  /** What still keeps it from being saved, by field. */
  get gaps(): Record<'occurredOn' | 'account' | 'otherAccount' | 'amount' | 'splits', string | null> {
    return {
      occurredOn: this.occurredOn ? null : 'Say when it happened',
      account: this.accountId ? null : 'Choose an account',
      otherAccount: this.#otherAccountGap(),
      amount: !this.amount || isZero(this.amount) ? 'Write an amount' : null,
      splits: this.#splitGap(),
    }
  }

  #otherAccountGap(): string | null {
    if (this.direction !== 'transfer') return null
    if (!this.otherAccountId) return 'Choose where the money went'
    return this.otherAccountId === this.accountId ? 'Choose two different accounts' : null
  }

  #splitGap(): string | null {
    if (!this.isSplit || this.direction === 'transfer') return null
    if (isNegative(this.rest) || isZero(this.rest)) return 'The parts are more than the whole. Make one smaller.'
    return this.lines.slice(1).some((line) => !line.amount || isZero(line.amount)) ? 'Give each part an amount' : null
  }

  get complete(): boolean {
    return Object.values(this.gaps).every((gap) => gap === null)
  }

  toRequest(): TransactionDraft {
    const signed = (amount: string) => (this.direction === 'in' ? amount : negate(amount))
    return {
      occurred_on: this.occurredOn!,
      account_id: Number(this.accountId),
      amount: signed(this.amount!),
      payee: this.payee.trim() || null,
      memo: this.memo.trim(),
      note: this.note.trim(),
      tags: this.tags
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
      clearing: this.clearing,
      status: this.status,
      ...this.marks,
      ...this.#targets(signed),
    }
  }

  #targets(signed: (amount: string) => string): Partial<TransactionDraft> {
    if (this.direction === 'transfer') {
      return { transfer_account_id: Number(this.otherAccountId), ...(this.arrives && { arrives: this.arrives }) }
    }
    if (this.isSplit) {
      return {
        splits: this.lines.map((line, index) => ({
          ...splitTarget(line.target),
          amount: signed(index === 0 ? this.rest : line.amount!),
          memo: line.memo.trim(),
        })),
      }
    }
    const target = splitTarget(this.lines[0]?.target ?? null)
    return Object.keys(target).length > 0 ? target : { category_id: null }
  }
}

function emptyLine(): SplitLine {
  return { key: nextKey++, target: null, amount: null, memo: '' }
}

function splitTarget(target: Target | null): Pick<SplitDraft, 'category_id' | 'transfer_account_id'> {
  if (!target) return {}
  const [kind, id] = target.split(':')
  return kind === 'account' ? { transfer_account_id: Number(id) } : { category_id: Number(id) }
}
