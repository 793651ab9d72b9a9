import type { YnabBudget, YnabPart, YnabTransaction } from './budget.js'

/** A row of the register. */
export interface SingleRow extends Pick<
  YnabTransaction,
  'line' | 'date' | 'account' | 'payee' | 'memo' | 'flag' | 'clearing'
> {
  amount: string
  category: string | null
  /** The account at the other end of a transfer. */
  other: string | null
  part: { number: number; of: number } | null
  transfer: YnabPart['transfer']
  /** Whether it is the other side of a row that was handed over already. */
  isTaken: boolean
}

/** Rows that have not met their other side yet. */
interface Waiting {
  whole: SingleRow[]
  parts: SingleRow[]
}

/**
 * Finds the two rows of each transfer: YNAB writes one in each account, of the same day and amount. The row that is a part of a split
 * stays, and otherwise the one where money left.
 */
export function pairTransfers(rows: readonly SingleRow[], budget: YnabBudget): readonly SingleRow[] {
  const waiting = new Map<string, Waiting>()
  for (const row of rows) {
    if (row.other === null) continue
    const mates = waiting.get(mateKey(row))
    // Two parts of splits cannot be one another's other side: both transactions would need the other's parts.
    const mate = mates?.whole.pop() ?? (row.part ? undefined : mates?.parts.pop())
    if (mate) {
      join(row, mate)
      continue
    }
    const key = ownKey(row)
    const place = waiting.get(key) ?? { whole: [], parts: [] }
    waiting.set(key, place)
    place[row.part ? 'parts' : 'whole'].push(row)
  }
  const alone = [...waiting.values()].reduce((sum, { whole, parts }) => sum + whole.length + parts.length, 0)
  if (alone > 0)
    budget.issues.push({
      line: null,
      code: 'unpaired_transfer',
      message: `Transfers without their other side, because the other account was not exported: ${alone}. They stay uncategorised.`,
    })
  return rows
}

function join(a: SingleRow, b: SingleRow): void {
  const stays = a.part || (!b.part && a.amount.startsWith('-')) ? a : b
  const goes = stays === a ? b : a
  stays.transfer = { account: goes.account, clearing: goes.clearing }
  stays.category ??= goes.category
  if (stays.memo === '') stays.memo = goes.memo
  goes.isTaken = true
}

const turned = (amount: string) => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`)
const keyOf = (date: string, from: string, to: string, amount: string) => [date, from, to, amount].join('\n')
const ownKey = ({ date, account, other, amount }: SingleRow) => keyOf(date, account, other!, amount)
const mateKey = ({ date, account, other, amount }: SingleRow) => keyOf(date, other!, account, turned(amount))
