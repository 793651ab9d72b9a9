import { DecimalSum, type Split, type Transaction } from '@florin/plugin-sdk'
import { readAmount } from './amounts.js'
import { fieldOf, type Entry } from './records.js'
import type { Conventions } from './survey.js'

/** What a record of a register says beside its day and amount. */
export type Texts = Pick<Transaction, 'payee' | 'memo' | 'category' | 'transfer_account' | 'check_number' | 'splits'>

const LONGEST = 4000
const LONGEST_NAME = 400
const MOST_SPLITS = 500

/** Payee, memo, category or transfer, and splits; `problem` where the splits cannot be used. */
export function readTexts(entry: Entry, amount: string, conventions: Conventions): Texts & { problem?: string } {
  const splits = readSplits(entry, conventions)
  const own = place(fieldOf(entry, 'L'), conventions)
  const texts: Texts = {
    payee: fieldOf(entry, 'P').slice(0, LONGEST),
    memo: fieldOf(entry, 'M').slice(0, LONGEST),
    check_number: fieldOf(entry, 'N').slice(0, 200),
    ...own,
  }
  if (splits === undefined) return { ...texts, problem: 'a part of the split has no amount' }
  if (splits.length === 0) return texts
  if (splits.length > MOST_SPLITS) return { ...texts, problem: `the split has more than ${MOST_SPLITS} parts` }
  const sum = splits.reduce((total, split) => total.add(split.amount), new DecimalSum())
  if (!sum.equals(amount)) return { ...texts, problem: `the parts of the split come to ${sum}, not to ${amount}` }
  const [only] = splits
  if (splits.length > 1) return { ...texts, splits }
  const { category, transfer_account, memo } = only!
  return { ...texts, category, transfer_account, memo: texts.memo || memo || '' }
}

/** The sum of the parts, for records that state no amount themselves. */
export function sumOfSplits(entry: Entry, conventions: Conventions): string | undefined {
  const splits = readSplits(entry, conventions)
  if (!splits || splits.length === 0) return undefined
  return splits.reduce((total, split) => total.add(split.amount), new DecimalSum()).toString()
}

/** Each part begins with `S`; undefined where one has no amount. */
function readSplits({ fields }: Entry, conventions: Conventions): Split[] | undefined {
  const splits: (Omit<Split, 'amount'> & { amount?: string })[] = []
  for (const { code, text } of fields) {
    const split = splits.at(-1)
    if (code === 'S') splits.push(place(text, conventions))
    else if (code === 'E' && split) split.memo = text.slice(0, LONGEST)
    else if (code === '$' && split) split.amount = readAmount(text, conventions.decimal)
  }
  // Programs fill up with empty parts.
  const told = splits.filter(
    ({ amount = '0', category, transfer_account: account }) => category ?? account ?? /[1-9]/.test(amount),
  )
  return told.every((split): split is Split => split.amount !== undefined) ? told : undefined
}

/** `Food:Groceries/Holiday` is a category and a class, `[Savings]` another account, `Fees|[Savings]` both. */
function place(text: string, { classes }: Conventions): Pick<Split, 'category' | 'transfer_account'> {
  const [, before = '', account] = /^(?:([^[]*)\|)?\[(.+?)\]/.exec(text) ?? ['', text]
  const transfer = account ? { transfer_account: account.slice(0, LONGEST_NAME) } : {}
  if (before === '' || /^-+ ?split ?-+$/i.test(before)) return transfer
  const slash = before.lastIndexOf('/')
  const name = slash > 0 && classes.has(before.slice(slash + 1)) ? before.slice(0, slash) : before
  return { category: name.slice(0, LONGEST_NAME), ...transfer }
}
