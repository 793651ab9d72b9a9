import { fixedText } from '@florin/plugin-sdk'
import {
  clearingOf,
  INCOME_GROUP,
  STARTING_BALANCE,
  type YnabAccount,
  type YnabBudget,
  type YnabPart,
} from './budget.js'
import type { Fields } from './json.js'

const KINDS = new Map<string, Pick<YnabAccount, 'kind' | 'subtype'>>(
  Object.entries({
    checking: { kind: 'asset', subtype: 'checking' },
    savings: { kind: 'asset', subtype: 'savings' },
    cash: { kind: 'asset', subtype: 'cash' },
    otherAsset: { kind: 'asset', subtype: null },
    creditCard: { kind: 'liability', subtype: 'credit_card' },
    lineOfCredit: { kind: 'liability', subtype: 'loan' },
    mortgage: { kind: 'liability', subtype: 'mortgage' },
  }),
)
const OTHER_DEBT: Pick<YnabAccount, 'kind' | 'subtype'> = { kind: 'liability', subtype: 'loan' }
const UNKNOWN: Pick<YnabAccount, 'kind' | 'subtype'> = { kind: undefined, subtype: null }

/** Amounts are thousandths. */
const money = (thousandths: number) => fixedText(BigInt(Math.round(thousandths)) * 10n ** 15n, 2)

const living = (rows: Fields[]) => rows.filter((row) => !row.is('deleted'))

/** Reads a budget as the API answers it (`GET /budgets/{id}`); newer versions call it a plan. */
export function readApiJson(root: Fields, budget: YnabBudget): void {
  budget.currency = /^[A-Z]{3}$/.exec(root.object('currency_format').text('iso_code'))?.[0] ?? ''
  for (const row of living(root.list('accounts'))) {
    const type = row.text('type')
    const kind = KINDS.get(type) ?? (/debt|loan|liability/i.test(type) ? OTHER_DEBT : UNKNOWN)
    const told = { name: row.text('name'), isClosed: row.is('closed'), note: row.text('note') }
    budget.accounts.set(row.text('id'), { ...told, ...kind })
  }
  const groups = new Map(root.list('category_groups').map((row) => [row.text('id'), row.text('name')]))
  for (const row of root.list('categories')) {
    const group = groups.get(row.text('category_group_id')) ?? row.text('category_group_name')
    const name = row.text('name')
    const isInternal = group === 'Internal Master Category'
    const isIncome = INCOME_GROUP.test(group) || (isInternal && /^inflow/i.test(name))
    // "Uncategorized" stands among the internal ones; splits name it as well.
    if (!isInternal || isIncome)
      budget.categories.set(row.text('id'), { group, name: name.replace(/^inflow:\s*/i, ''), isIncome })
  }
  readTransactions(root, budget)
  for (const month of living(root.list('months')))
    for (const row of living(month.list('categories'))) {
      const amount = money(row.number('budgeted'))
      budget.assigned.push({ category: row.text('id'), month: month.text('month').slice(0, 7), amount })
    }
}

function readTransactions(root: Fields, budget: YnabBudget): void {
  const payees = new Map(root.list('payees').map((row) => [row.text('id'), row.text('name')]))
  const rows = living(root.list('transactions'))
  const known = new Map(rows.map((row, at) => [row.text('id'), { row, line: at + 1 }]))
  const parts = partsByParent(living(root.list('subtransactions')))
  const taken = new Set<string>()
  // The side with parts goes first, because it cannot be said by the other one.
  const ordered = [
    ...rows.filter((row) => parts.has(row.text('id'))),
    ...rows.filter((row) => !parts.has(row.text('id'))),
  ]
  const found = ordered.flatMap((row) => {
    const id = row.text('id')
    if (taken.has(id)) return []
    const own = parts.get(id) ?? (row.list('subtransactions').length > 0 ? living(row.list('subtransactions')) : [row])
    const read = own.map((part): YnabPart => {
      const mate = part.text('transfer_transaction_id')
      const account = part.text('transfer_account_id')
      if (mate !== '' && account !== '') taken.add(mate)
      const clearing = clearingOf(known.get(mate)?.row.text('cleared') ?? '')
      const transfer = account !== '' && budget.accounts.has(account) ? { account, clearing } : null
      return {
        amount: money(part.number('amount')),
        category: part.text('category_id') || null,
        memo: part.text('memo'),
        transfer,
      }
    })
    const payee = payees.get(row.text('payee_id')) ?? row.text('payee_name')
    const isTransfer = read.length === 1 && read[0]!.transfer !== null
    return [
      {
        id,
        line: known.get(id)!.line,
        date: row.text('date').slice(0, 10),
        account: row.text('account_id'),
        payee: isTransfer && !STARTING_BALANCE.test(payee) ? '' : payee,
        memo: row.text('memo'),
        flag: row.text('flag_name') || row.text('flag_color'),
        clearing: clearingOf(row.text('cleared')),
        parts: read,
      },
    ]
  })
  budget.transactions = found.sort((a, b) => a.line - b.line)
}

function partsByParent(rows: Fields[]): Map<string, Fields[]> {
  const parts = new Map<string, Fields[]>()
  for (const row of rows) {
    const parent = row.text('transaction_id')
    const known = parts.get(parent)
    if (known) known.push(row)
    else parts.set(parent, [row])
  }
  return parts
}
