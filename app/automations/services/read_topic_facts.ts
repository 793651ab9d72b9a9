import { percentUsed } from '#budgets/domain/pace'
import { readBudgetPace } from '#budgets/services/read_budget_pace'
import { currencyScale } from '#commodities/domain/currencies'
import { parseAmount } from '#core/money'
import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { Facts, Trigger } from '#rules/domain/triggers'
import { topicFacts } from './topic_facts.js'

type Payload = Record<string, unknown>
type Reader = (queries: Queries, payload: Payload, today: PlainDate) => Promise<Facts>

/** No row has the id 0. */
const idOf = (id: unknown) => (typeof id === 'number' ? id : 0)

/** Announcements name ids; what conditions ask of those is read when somebody waits for it, as it is by then. */
const readers: Partial<Record<Trigger, Reader>> = {
  statement: readStatement,
  budget: readBudgetFacts,
  sync: readSync,
  webhook: readWebhook,
}

export async function readTopicFacts(
  queries: Queries,
  catalogue: Trigger,
  { topic, payload }: { topic: string; payload: Payload },
  today: PlainDate,
): Promise<Facts> {
  const read = await readers[catalogue]?.(queries, payload, today)
  return { ...topicFacts(catalogue, topic, payload, today), ...read }
}

interface Statement {
  account: { currency: string | null }
  matched_account_id: number | null
  to: PlainDate | null
  closing_balance: string | null
}

/** A file with several statements has no one account and no one balance. */
async function readStatement(queries: Queries, { batch_id: id }: Payload): Promise<Facts> {
  const batch = await queries.first<{ name: string; importer_name: string | null; counts: string; statements: string }>(
    `SELECT f.name, b.importer_name, b.counts, b.statements
     FROM import_batches b JOIN vault_files f ON f.id = b.file_id WHERE b.id = ?`,
    [idOf(id)],
  )
  if (!batch) return {}
  const statements = JSON.parse(batch.statements) as Statement[]
  const { duplicate } = JSON.parse(batch.counts) as { duplicate?: number }
  const [only, ...others] = statements
  const last = statements
    .flatMap(({ to }) => to ?? [])
    .sort()
    .at(-1)
  return {
    ...{ file: batch.name, importer: batch.importer_name ?? '', duplicates: duplicate ?? 0 },
    ...(last ? { date: last } : {}),
    ...(only && others.length === 0 ? { account: only.matched_account_id, closing_balance: closingOf(only) } : {}),
  }
}

function closingOf({ closing_balance: amount, account: { currency } }: Statement) {
  if (amount === null || currency === null) return null
  const scale = currencyScale(currency)
  return { minor: parseAmount(amount, scale), scale, currency }
}

/** Of the one category that changed, in the one period that changed or else the one that runs. */
async function readBudgetFacts(queries: Queries, payload: Payload, today: PlainDate): Promise<Facts> {
  const { category_id: category, periods } = payload as { category_id?: number; periods?: PlainDate[] }
  const budget = await queries.first<{ currency: string }>('SELECT currency FROM budgets')
  if (category === undefined || !budget) return {}
  const on = periods?.length === 1 ? periods[0]! : today
  const currency = { code: budget.currency, scale: currencyScale(budget.currency) }
  const pace = await readBudgetPace(queries, { currency, today: on }, category)
  if (!pace) return {}
  const amount = (minor: number) => ({ minor, scale: currency.scale, currency: currency.code })
  return {
    ...{ category, date: on },
    ...{ budgeted: amount(pace.assigned), spent: amount(pace.spent), remaining: amount(pace.left) },
    used_percent: percentUsed(pace),
  }
}

const RUNS_COUNTED_MAX = 100

async function readSync(queries: Queries, { instance_id: id }: Payload): Promise<Facts> {
  const runs = await queries.all<{ outcome: string }>(
    `SELECT outcome FROM plugin_runs WHERE instance_id = ? ORDER BY id DESC LIMIT ${RUNS_COUNTED_MAX}`,
    [idOf(id)],
  )
  const worked = runs.findIndex(({ outcome }) => outcome === 'ok')
  return { failures: worked < 0 ? runs.length : worked }
}

/** Standard Webhooks say in `type` what happened. */
async function readWebhook(queries: Queries, { webhook_id: id, body }: Payload): Promise<Facts> {
  const webhook = await queries.first<{ name: string }>('SELECT name FROM incoming_webhooks WHERE id = ?', [idOf(id)])
  const { type } = (body ?? {}) as { type?: unknown }
  return {
    ...(webhook ? { webhook: webhook.name } : {}),
    ...(typeof type === 'string' ? { event: type } : {}),
    content_type: 'application/json',
  }
}
