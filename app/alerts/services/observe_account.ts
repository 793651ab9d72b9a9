import type { Announcement } from '#changes/domain/consumer'
import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { AccountMoment } from '#ledger/domain/account_moments'
import { type AccountHappening, accountHappening } from '#rules/services/read_account_conditions'
import type { AlertCore, AlertView } from '../domain/alert.js'
import { judgeOf, type Observation } from '../domain/judge.js'
import type { PastFiring } from './watches.js'

const UNDO = 'change_set.undone'
/** Nobody opens and renames more accounts in a year. */
const CHANGES_TRIED_MAX = 1000

/** What a custom alert about accounts makes of `account.…`; undefined where it is for no such alert, and of an undo. */
export async function observeAccount(
  queries: Queries,
  alert: AlertCore,
  { payload }: Pick<Announcement, 'payload'>,
  view: AlertView,
): Promise<Observation | undefined> {
  if (alert.kind !== 'custom' || alert.settings.about !== 'account' || payload.cause === UNDO) return undefined
  const [id, changeSetId] = [Number(payload.account_id), Number(payload.change_set_id)]
  const happening = await accountHappening(queries, { id, changeSetId })
  return happening && observe(alert, happening, { id, changeSetId }, view)
}

/** When it would have fired, as far back as the record of changes goes. */
export async function pastAccounts(
  queries: Queries,
  alert: AlertCore,
  view: AlertView,
  from: PlainDate,
): Promise<PastFiring[]> {
  const changes = await queries.all<{ id: number; change_set_id: number; created_at: string }>(
    `SELECT DISTINCT c.row_id AS id, c.change_set_id, s.created_at
     FROM changes c JOIN change_sets s ON s.id = c.change_set_id
     WHERE c.table_name = 'accounts' AND c.row_id IS NOT NULL AND s.created_at >= ? AND s.cause <> '${UNDO}'
     ORDER BY c.change_set_id DESC, c.row_id DESC LIMIT ${CHANGES_TRIED_MAX}`,
    [from],
  )
  const firings: PastFiring[] = []
  for (const { id, change_set_id: changeSetId, created_at: at } of changes.reverse()) {
    const happening = await accountHappening(queries, { id, changeSetId })
    const seen = happening && observe(alert, happening, { id, changeSetId }, view)
    if (seen?.holds) firings.push({ on: at.slice(0, 10), subject: seen.subject, words: seen.words })
  }
  return firings
}

/** Each change is told by itself: a second one is not what the first one was. */
function observe(
  alert: AlertCore,
  { facts, before }: AccountHappening,
  { id, changeSetId }: { id: number; changeSetId: number },
  { today }: AlertView,
): Observation {
  return {
    key: `account:${id}:${changeSetId}`,
    subject: String(facts.name),
    ...judgeOf(alert, [], { today })(facts, before),
    words: wordsOf(facts.happened as AccountMoment, String(facts.name), before && String(before.name)),
    ...(facts.happened === 'deleted' ? {} : { link: `/accounts/${id}` }),
  }
}

function wordsOf(moment: AccountMoment, name: string, before: string | undefined): string {
  if (before !== undefined && before !== name) return `The account ${before} is called ${name} now.`
  return `The account ${name} was ${moment}.`
}
