import { InvalidAmountException } from '#core/exceptions'
import { parseAmount } from '#core/money'
import type { BankRow } from './bank_row.js'

/** A part of a row's amount, with a category of its own. */
export interface SplitPart {
  /** A category, or the other account of a transfer. */
  categoryId: number | null
  minor: number
  memo: string
}

interface Whole {
  minor: number
  scale: number
  findCategory(name: string): number | null
}

/** The parts that the file tells of a row; null where it tells none, or none that come to the whole. */
export function splitParts({ splits }: Pick<BankRow, 'splits'>, whole: Whole): SplitPart[] | null {
  if (splits === undefined) return null
  try {
    const parts = splits.map(({ amount, category = '', transfer_account: account, memo = '' }) => ({
      categoryId: whole.findCategory(category),
      minor: parseAmount(amount, whole.scale),
      memo: [memo, account && `[${account}]`].filter(Boolean).join(' '),
    }))
    return parts.reduce((sum, { minor }) => sum + minor, 0) === whole.minor ? parts : null
  } catch (error) {
    if (error instanceof InvalidAmountException) return null
    throw error
  }
}
