import { fixedText } from '@florin/plugin-sdk'
import { clearingOf, type YnabAccount, type YnabBudget, type YnabPart } from './budget.js'
import type { Fields } from './json.js'

const KINDS = new Map<string, Pick<YnabAccount, 'kind' | 'subtype'>>(
  Object.entries({
    Checking: { kind: 'asset', subtype: 'checking' },
    Savings: { kind: 'asset', subtype: 'savings' },
    Cash: { kind: 'asset', subtype: 'cash' },
    CreditCard: { kind: 'liability', subtype: 'credit_card' },
    LineOfCredit: { kind: 'liability', subtype: 'loan' },
    Mortgage: { kind: 'liability', subtype: 'mortgage' },
    OtherLiability: { kind: 'liability', subtype: null },
    OtherAsset: { kind: 'asset', subtype: null },
    InvestmentAccount: { kind: 'asset', subtype: null },
  }),
)
/** Income is a category without a group: available this month, or the next. */
const INCOME = ['Category/__ImmediateIncome__', 'Category/__DeferredIncome__']

const living = (rows: Fields[]) => rows.filter((row) => !row.is('isTombstone'))
/** No currency has more decimals than three, and YNAB 4 computes with binary fractions. */
const money = (amount: number) => fixedText(BigInt(Math.round(amount * 1000)) * 10n ** 15n, 2)

/** Reads `Budget.yfull` of YNAB 4. */
export function readYnab4(root: Fields, budget: YnabBudget): void {
  for (const row of living(root.list('accounts'))) {
    const told = { name: row.text('accountName'), isClosed: row.is('hidden'), note: row.text('note') }
    const kind = KINDS.get(row.text('accountType')) ?? { kind: undefined, subtype: null }
    budget.accounts.set(row.text('entityId'), { ...told, ...kind })
  }
  for (const group of root.list('masterCategories'))
    for (const row of group.list('subCategories'))
      budget.categories.set(row.text('entityId'), categoryIn(group.text('name'), row.text('name')))
  for (const id of INCOME) budget.categories.set(id, { group: 'Income', name: 'Income', isIncome: true })
  for (const month of living(root.list('monthlyBudgets')))
    for (const row of living(month.list('monthlySubCategoryBudgets'))) {
      const amount = money(row.number('budgeted'))
      budget.assigned.push({ category: row.text('categoryId'), month: month.text('month').slice(0, 7), amount })
    }
  readTransactions(root, budget)
}

/** Hidden categories are called `Group ` Name ` number` in a group of their own. */
function categoryIn(group: string, name: string) {
  const [first = '', second = ''] = name.split(' ` ')
  return second === '' ? { group, name, isIncome: false } : { group: first, name: second, isIncome: false }
}

function readTransactions(root: Fields, budget: YnabBudget): void {
  const payees = new Map(root.list('payees').map((row) => [row.text('entityId'), row.text('name')]))
  const rows = living(root.list('transactions'))
  const known = new Map(rows.map((row, at) => [row.text('entityId'), { row, line: at + 1 }]))
  const taken = new Set<string>()
  const partsOf = (row: Fields) => living(row.list('subTransactions'))
  const ordered = [...rows.filter((row) => partsOf(row).length > 0), ...rows.filter((row) => partsOf(row).length === 0)]
  for (const row of ordered) {
    const id = row.text('entityId')
    if (taken.has(id)) continue
    const own = partsOf(row).length > 0 ? partsOf(row) : [row]
    const parts = own.map((part): YnabPart => {
      const account = part.text('targetAccountId')
      const mate = part.text('transferTransactionId')
      if (account !== '' && mate !== '') taken.add(mate)
      const clearing = clearingOf(known.get(mate)?.row.text('cleared') ?? '')
      const transfer = budget.accounts.has(account) ? { account, clearing } : null
      const category = part.text('categoryId') || null
      return { amount: money(part.number('amount')), category, memo: part.text('memo'), transfer }
    })
    const isTransfer = parts.length === 1 && parts[0]!.transfer !== null
    budget.transactions.push({
      id,
      line: known.get(id)?.line ?? 1,
      date: row.text('date').slice(0, 10),
      account: row.text('accountId'),
      payee: isTransfer ? '' : (payees.get(row.text('payeeId')) ?? ''),
      memo: [row.text('memo'), row.text('checkNumber')].filter((text) => text !== '').join(' '),
      flag: row.text('flag'),
      clearing: clearingOf(row.text('cleared')),
      parts,
    })
  }
  budget.transactions.sort((a, b) => a.line - b.line)
}
