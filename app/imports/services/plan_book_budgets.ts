import { InvalidAmountException } from '#core/exceptions'
import { parseAmount } from '#core/money'
import type { PlainDate } from '#core/plain_date'
import { currencyScale } from '#commodities/domain/currencies'
import type { Queries } from '#database/database'
import type { BudgetView } from '#budgets/domain/budget'
import { readBudget } from '#budgets/services/read_budget'
import type { ParsedBook } from '../domain/book_entries.js'
import type { FileIssue } from '../domain/parsed_file.js'

export interface PlannedBudget {
  /** Index into the book's accounts. */
  account: number
  on: PlainDate
  /** Minor units of the budget's currency. */
  amount: number
}

/** What categories were given in the months of a book. */
export interface BudgetPlan {
  view: BudgetView
  budgets: PlannedBudget[]
  issues: FileIssue[]
}

/** A budget has one currency; the months of a book in another one would be wrong numbers here. */
export async function planBookBudgets(
  queries: Queries,
  { baseCurrency, today }: { baseCurrency: string; today: PlainDate },
  { book, entries }: ParsedBook,
): Promise<BudgetPlan> {
  const view: BudgetView = { currency: { code: baseCurrency, scale: currencyScale(baseCurrency) }, today }
  const plan: BudgetPlan = { view, budgets: [], issues: [] }
  if (book.budgets.length === 0) return plan
  const { currency } = await readBudget(queries, view)
  const kept = mainCurrency(entries, baseCurrency)
  if (kept !== currency.code) {
    plan.issues.push(keptOut(`they are in ${kept}, and the budget here is in ${currency.code}`))
    return plan
  }
  let unusable = 0
  for (const { account, month, amount } of book.budgets) {
    const minor = minorUnits(amount, currency.scale)
    const described = book.accounts.at(account)
    const isCategory =
      described?.kind === 'expense' && !(described.path.length === 1 && described.path[0] === 'Uncategorised')
    if (minor === undefined || !isCategory) unusable++
    else plan.budgets.push({ account, on: `${month}-01`, amount: minor })
  }
  if (unusable > 0) plan.issues.push(keptOut(`${unusable} are not of a category for spending, or no amounts`))
  return plan
}

const keptOut = (why: string): FileIssue => ({
  line: null,
  code: 'budgets_kept_out',
  message: `Budgets of these books stay behind: ${why}. The transactions come along.`,
})

/** What most transactions are in; books without a currency are in the household's. */
function mainCurrency(entries: ParsedBook['entries'], baseCurrency: string): string {
  const counts = new Map<string, number>()
  for (const { currency } of entries) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most?.[0] || baseCurrency
}

function minorUnits(amount: string, scale: number): number | undefined {
  try {
    return parseAmount(amount, scale)
  } catch (error) {
    if (!(error instanceof InvalidAmountException)) throw error
    return undefined
  }
}
