import { addDays, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { surroundingsOf } from '#rules/services/read_surroundings'
import type { Trigger } from '#rules/domain/triggers'
import type { AlertCore, AlertView } from '../domain/alert.js'
import type { AlertDraft } from '../domain/check_alert.js'
import { kindOf } from '../domain/alert_kinds.js'
import type { TrialJson } from '../validators/alert.js'
import { requireValidCore } from './require_valid_alert.js'
import { pastAccounts } from './observe_account.js'
import { suspectPostings } from './suspect_postings.js'
import { suspectTransactions } from './suspect_transactions.js'
import type { PastFiring, Watch } from './watches.js'
import { watchOf } from './watch_of.js'

const DAYS_TRIED = 365
const TOLD_MAX = 50

/** When an alert would have fired in the last twelve months, as the books are now. */
export async function tryAlert(queries: Queries, draft: AlertDraft, view: AlertView): Promise<TrialJson> {
  const alert = await requireValidCore(queries, draft)
  const from = addDays(view.today, 0 - DAYS_TRIED)
  const watch = watchOf(alert)
  const past = watch ? watch.past : pastOf[kindOf(alert).trigger]
  if (!past) return { from, to: view.today, has_history: false, count: 0, firings: [] }
  const firings = await past(queries, alert, view, from)
  return { from, to: view.today, has_history: true, count: firings.length, firings: firings.slice(-TOLD_MAX).reverse() }
}

/** What is stored of the past, by what an alert about happenings looks at. */
const pastOf: Partial<Record<Trigger, NonNullable<Watch['past']>>> = {
  rule: pastTransactions,
  posting: pastTransactions,
  account: pastAccounts,
}

async function pastTransactions(
  queries: Queries,
  alert: AlertCore,
  { today }: AlertView,
  from: PlainDate,
): Promise<PastFiring[]> {
  const rows = await queries.all<{ id: number }>(
    'SELECT id FROM transactions WHERE occurred_on BETWEEN ? AND ? ORDER BY occurred_on, id',
    [from, today],
  )
  const conditions = [alert.condition, alert.unless].filter((each) => each !== null)
  const ids = rows.map(({ id }) => id)
  const found =
    kindOf(alert).trigger === 'posting'
      ? await suspectPostings(queries, alert, ids, { today })
      : await suspectTransactions(queries, alert, ids, surroundingsOf(today, conditions))
  return found.filter(({ holds }) => holds).map(({ on, subject, words }) => ({ on, subject, words }))
}
