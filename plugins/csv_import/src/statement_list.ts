import type { Issue, Statement } from '@florin/plugin-sdk'
import { BalanceCheck } from './balance_check.js'
import type { Plan } from './plan.js'

interface Entry {
  statement: Statement
  balances: BalanceCheck
  rows: number
}

/** One statement for each account and currency that the rows name, in the order they come. */
export class StatementList {
  readonly #entries: Entry[] = []
  readonly #indexOf = new Map<string, number>()
  readonly #onlyAccount: string | undefined

  constructor({ columns: { account }, table }: Plan) {
    const named = account === null ? [] : table.body.map(({ cells }) => cells[account]?.trim() ?? '')
    const distinct = [...new Set(named.filter((name) => name !== ''))]
    // Rows that leave the account out belong to the only one there is.
    if (distinct.length === 1) this.#onlyAccount = distinct[0]
    else if (account === null) this.#onlyAccount = ibanAbove(table)
  }

  /** The index of the statement a row belongs to. */
  place(account: string, code: string): number {
    const name = account || (this.#onlyAccount ?? '')
    // One file may write a currency in small letters here and in capitals there.
    const key = `${name}\n${code.toUpperCase()}`
    let index = this.#indexOf.get(key)
    if (index === undefined) {
      index = this.#entries.length
      this.#indexOf.set(key, index)
      this.#entries.push({ statement: emptyStatement(name, code), balances: new BalanceCheck(), rows: 0 })
    }
    return index
  }

  add(index: number, amount: string, balance: string | undefined): void {
    const entry = this.#entries[index]!
    entry.rows++
    entry.balances.add(amount, balance)
  }

  finish(issues: Issue[]): Statement[] {
    return this.#entries.map(({ statement, balances, rows }) => {
      const { opening, closing, misfits, checked } = balances.result(rows)
      if (misfits > 0) {
        const where = `in ${misfits} of ${checked} places`
        const message = `The balance column does not follow from the amounts ${where}; the amounts are taken as they are.`
        issues.push({ line: null, code: 'balance_mismatch', message })
      }
      return { ...statement, opening_balance: opening, closing_balance: closing }
    })
  }
}

/** Exports name their account above the table; the number is taken where there is one and it is an IBAN beyond doubt. */
function ibanAbove({ preamble }: Plan['table']): string | undefined {
  const cells = preamble.flatMap(({ cells: each }) => each)
  const found = cells.flatMap((cell) => cell.toUpperCase().match(IBAN) ?? []).map((text) => text.replace(/\s/g, ''))
  const valid = new Set(found.filter(hasRightCheckDigits))
  return valid.size === 1 ? [...valid][0] : undefined
}

const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g

/** ISO 7064 mod 97-10. */
function hasRightCheckDigits(iban: string): boolean {
  let rest = 0
  for (const letter of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(letter, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** Numbers identify an account, words name it. */
function emptyStatement(name: string, currency: string): Statement {
  const isNumber = /\d{4}/.test(name)
  const account = {
    id: isNumber ? name.slice(0, 200) : null,
    name: isNumber ? null : name.slice(0, 400) || null,
    currency: currency || null,
  }
  return { account, opening_balance: null, closing_balance: null }
}
