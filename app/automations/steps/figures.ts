import { formatAmount } from '#core/money'
import { dayWords, decimalMoneyWords, moneyWords } from '#core/words'
import type { Queries, Value } from '#database/database'
import { matchKey } from '#ledger/domain/match_key'
import type { PeriodName } from '../domain/step_catalogue.js'
import { StepFailedException } from '../exceptions.js'
import { numberIn, textIn } from './inputs.js'
import { periodOf } from './period.js'
import type { OnceStep, StepContext, StepInput, StepOutput } from './step.js'

const CATEGORIES_NAMED = 8

/** What was spent, or came in, in the household's currency. Amounts in other currencies are left out and counted. */
async function total(queries: Queries, input: StepInput, { household, today }: StepContext): Promise<StepOutput> {
  const period = periodOf(input.period as PeriodName, today)
  const kind = input.direction === 'in' ? 'income' : 'expense'
  const clauses: [string, Value[]][] = []
  const category = numberIn(input, 'category_id')
  if (category !== undefined) clauses.push(['(p.account_id = ? OR a.parent_id = ?)', [category, category]])
  const account = numberIn(input, 'account_id')
  if (account !== undefined)
    clauses.push([
      'EXISTS (SELECT 1 FROM postings o WHERE o.transaction_id = p.transaction_id AND o.account_id = ?)',
      [account],
    ])
  const tag = textIn(input, 'tag')
  if (tag)
    clauses.push([
      `EXISTS (SELECT 1 FROM transaction_tags l JOIN tags g ON g.id = l.tag_id
               WHERE l.transaction_id = p.transaction_id AND g.match_key = ?)`,
      [matchKey(tag)],
    ])
  const payee = textIn(input, 'payee')
  if (payee)
    clauses.push([
      `EXISTS (SELECT 1 FROM transactions t JOIN payees y ON y.id = t.payee_id
               WHERE t.id = p.transaction_id AND y.match_key = ?)`,
      [matchKey(payee)],
    ])
  const sum = (more: readonly [string, Value[]][]) =>
    sumOf(queries, kind, period, household.currency, [...clauses, ...more])
  const all = await sum([])
  const left = numberIn(input, 'without_transaction')
  const without = left === undefined ? all : await sum([['p.transaction_id <> ?', [left]]])
  return {
    amount: formatAmount(all.minor, household.scale),
    without: formatAmount(without.minor, household.scale),
    currency: household.currency,
    count: all.count,
    ...period,
    month: period.from.slice(0, 7),
  }
}

async function sumOf(
  queries: Queries,
  kind: 'income' | 'expense',
  { from, to }: { from: string; to: string },
  currency: string,
  clauses: readonly [string, Value[]][],
) {
  const where = clauses.map(([clause]) => ` AND ${clause}`).join('')
  const row = await queries.first<{ minor: number; count: number }>(
    `SELECT CAST(COALESCE(SUM(p.quantity), 0) AS BIGINT) AS minor, COUNT(DISTINCT p.transaction_id) AS count
     FROM postings p JOIN accounts a ON a.id = p.account_id JOIN commodities c ON c.id = p.commodity_id
     WHERE a.kind = ? AND p.counted = 1 AND p.occurred_on BETWEEN ? AND ? AND c.code = ?${where}`,
    [kind, from, to, currency, ...clauses.flatMap(([, values]) => values)],
  )
  return { minor: kind === 'income' ? 0 - row!.minor : row!.minor, count: row!.count }
}

export const totalStep: OnceStep = {
  use: 'total@1',
  inside: total,
  async plan(queries, input, context) {
    const output = await total(queries, input, context)
    return { summary: `Would add up ${decimalMoneyWords(String(output.amount), String(output.currency))}.`, output }
  },
}

async function balance(queries: Queries, input: StepInput): Promise<StepOutput> {
  const id = numberIn(input, 'account_id')
  const account = await queries.first<{ name: string; commodity_id: number; code: string; scale: number }>(
    `SELECT a.name, a.commodity_id, c.code, c.scale FROM accounts a JOIN commodities c ON c.id = a.commodity_id
     WHERE a.id = ? AND a.kind IN ('asset', 'liability') AND a.role IS NULL`,
    [id ?? 0],
  )
  if (!account) throw new StepFailedException('There is no such account.')
  const sum = await queries.first<{ minor: number }>(
    `SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) AS minor FROM postings
     WHERE account_id = ? AND commodity_id = ? AND counted = 1`,
    [id!, account.commodity_id],
  )
  return { account: account.name, amount: formatAmount(sum!.minor, account.scale), currency: account.code }
}

export const balanceStep: OnceStep = {
  use: 'balance@1',
  inside: balance,
  async plan(queries, input) {
    const output = await balance(queries, input)
    const { account, amount, currency } = output
    return {
      summary: `Would find ${decimalMoneyWords(String(amount), String(currency))} in ${String(account)}.`,
      output,
    }
  },
}

async function summary(queries: Queries, input: StepInput, context: StepContext): Promise<StepOutput> {
  const { household, today } = context
  const period = periodOf(input.period as PeriodName, today)
  const [income, expense] = [
    await sumOf(queries, 'income', period, household.currency, []),
    await sumOf(queries, 'expense', period, household.currency, []),
  ]
  const rows = await queries.all<{ name: string; minor: number }>(
    `SELECT a.name, CAST(SUM(p.quantity) AS BIGINT) AS minor
     FROM postings p JOIN accounts a ON a.id = p.account_id JOIN commodities c ON c.id = p.commodity_id
     WHERE a.kind = 'expense' AND p.counted = 1 AND p.occurred_on BETWEEN ? AND ? AND c.code = ?
     GROUP BY a.id, a.name HAVING SUM(p.quantity) > 0 ORDER BY 2 DESC, a.name LIMIT ${CATEGORIES_NAMED}`,
    [period.from, period.to, household.currency],
  )
  const money = (minor: number) => formatAmount(minor, household.scale)
  const net = income.minor - expense.minor
  const categories = rows.map(({ name, minor }) => ({ name, amount: money(minor) }))
  const { currency, scale } = household
  const words = (minor: number) => moneyWords(minor, { code: currency, scale })
  const lines = [
    `${dayWords(period.from)} to ${dayWords(period.to)}`,
    `In: ${words(income.minor)}`,
    `Out: ${words(expense.minor)}`,
    `Left: ${words(net)}`,
    ...(rows.length > 0 ? ['', ...rows.map(({ name, minor }) => `${name}: ${words(minor)}`)] : []),
  ]
  return {
    text: lines.join('\n'),
    ...{ in: money(income.minor), out: money(expense.minor), net: money(net), currency },
    ...{ count: income.count + expense.count, categories, ...period },
  }
}

export const summaryStep: OnceStep = {
  use: 'summary@1',
  inside: summary,
  async plan(queries, input, context) {
    const output = await summary(queries, input, context)
    return { summary: `Would sum up ${dayWords(String(output.from))} to ${dayWords(String(output.to))}.`, output }
  },
}
