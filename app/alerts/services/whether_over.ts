import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { isSameTime } from '#recurring/services/recurring_rows'
import type { AlertKindId } from '../domain/alert_kinds.js'

/** Why something that was told is not so any more. */
export interface Over {
  /** `gone`: what it was about is not there any more, so nobody needs to hear that it is over. */
  ending: 'over' | 'gone'
  words: string
}

type Look = (queries: Queries, key: readonly string[], today: PlainDate) => Promise<Over | undefined>

/** Nobody announces that a bill was paid after all, or that a connection was deleted: what was told of one is looked at again. */
const looks: Partial<Record<AlertKindId, Look>> = {
  bill_due: whetherPaid,
  bill_missed: whetherPaid,
  import_failed: whetherRead,
  sync_failed: whetherDisconnected,
  automation_stopped: whetherResumed,
}

/** Undefined while it is so, and where only an announcement tells. */
export async function whetherOver(
  queries: Queries,
  kind: AlertKindId,
  key: string,
  today: PlainDate,
): Promise<Over | undefined> {
  return looks[kind]?.(queries, key.split(':'), today)
}

async function whetherPaid(queries: Queries, [, id, due]: readonly string[], today: PlainDate) {
  const bill = await queries.first<{ name: string; direction: string; next_on: PlainDate; rhythm: string }>(
    `SELECT r.name, r.direction, o.next_on, o.rhythm FROM recurring_payments r JOIN recurring_outlooks o ON o.recurring_id = r.id
     WHERE r.id = ? AND r.status = 'confirmed' AND r.merged_into_id IS NULL AND (r.ended_on IS NULL OR r.ended_on >= ?)`,
    [Number(id), today],
  )
  if (!bill) return gone
  if (bill.next_on <= due! || isSameTime(bill, bill.next_on, due!)) return undefined
  return { ending: 'over', words: `${bill.name} ${bill.direction === 'in' ? 'came in' : 'was paid'}.` } as const
}

async function whetherRead(queries: Queries, [, id]: readonly string[]): Promise<Over | undefined> {
  const batch = await queries.first<{ status: string; name: string }>(
    'SELECT b.status, f.name FROM import_batches b JOIN vault_files f ON f.id = b.file_id WHERE b.id = ?',
    [Number(id)],
  )
  if (!batch || batch.status === 'discarded') return gone
  // While it is tried again nobody knows.
  if (['failed', 'parsing', 'committing'].includes(batch.status)) return undefined
  return { ending: 'over', words: `${batch.name} could be read after all.` }
}

async function whetherResumed(queries: Queries, [, id, code]: readonly string[]): Promise<Over | undefined> {
  const automation = await queries.first<{ name: string; paused_code: string | null }>(
    'SELECT name, paused_code FROM automations WHERE id = ?',
    [Number(id)],
  )
  if (!automation) return gone
  if (code !== 'paused' || automation.paused_code !== null) return undefined
  return { ending: 'over', words: `The automation “${automation.name}” goes on.` }
}

async function whetherDisconnected(queries: Queries, key: readonly string[]): Promise<Over | undefined> {
  const [, id] = key
  const sql = 'SELECT enabled FROM plugin_instances WHERE id = ?'
  return (await queries.first<{ enabled: number }>(sql, [Number(id)]))?.enabled === 1 ? undefined : gone
}

const gone: Over = { ending: 'gone', words: '' }
