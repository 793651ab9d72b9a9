import type { Issue } from '@florin/plugin-sdk'

/** A row of either program: money that came into an account or left it. */
export interface Movement {
  line: number
  date: string
  account: string
  /** Signed, money in is positive. */
  amount: string
  payee: string
  memo: string
  note: string
  category: string
  tags: string[]
  /** The account at the other end, where the row of the other side was found. */
  transfer: string | null
  isTaken: boolean
}

/** What an account was worth at the end of a day. */
export interface Balance {
  date: string
  account: string
  amount: string
}

/** Rows that could not be read, up to as many as anybody looks at. */
export class Problems {
  readonly issues: Issue[] = []

  tell(line: number, problem: string): void {
    if (this.issues.length < 200) this.issues.push({ line, code: 'unreadable', message: `Line ${line}: ${problem}` })
  }
}

const TRANSFER =
  /^(transfers?|credit card payments?|internal transfers?|account transfers?|transfer for cash spending|balance adjustments?)$/i

export const isTransfer = ({ category }: Pick<Movement, 'category'>) => TRANSFER.test(category)

export const tagsOf = (text: string, separator: string) =>
  text
    .split(separator)
    .map((tag) => tag.trim().replace(/\s+/g, '-'))
    .filter((tag) => tag !== '')
