import type { Announcement } from '#changes/domain/consumer'
import type { Queries } from '#database/database'
import type { Facts } from '#rules/domain/triggers'
import type { AlertCore, AlertView } from '../domain/alert.js'
import type { AlertKindId } from '../domain/alert_kinds.js'
import { failureWords } from '../domain/failure_words.js'
import { judgeOf, type Observation } from '../domain/judge.js'
import { billTold, dueWords, missedWords, riseWords } from './tell_bills.js'

type Payload = Announcement['payload']
/** As much of an announcement as says what happened. */
type Said = Pick<Announcement, 'topic' | 'payload' | 'at'>

interface Told {
  key: string
  subject: string
  words: string
  link: string
  holds?: boolean
  facts?: Facts
}

type Teller = (queries: Queries, payload: Payload, announcement: Said) => Promise<Told>

/** What each announcement means to the kinds of alerts that wait for one. */
const tellers: Record<string, Partial<Record<AlertKindId, Teller>>> = {
  'bill.due': { bill_due: billTold(dueWords) },
  'bill.missed': { bill_missed: billTold(missedWords) },
  'bill.price_rise': { price_rise: billTold(riseWords) },
  'goal.reached': {
    async goal_reached(queries, { goal_id: id }) {
      const goal = await queries.first<{ name: string }>('SELECT name FROM goals WHERE id = ?', [Number(id)])
      const name = goal?.name ?? 'A goal'
      return { key: `goal:${id}`, subject: name, words: `${name} is reached.`, link: '/goals' }
    },
  },
  'import.failed': {
    async import_failed(queries, { batch_id: id }) {
      const batch = await queries.first<{ name: string; problem: string | null }>(
        'SELECT f.name, b.problem FROM import_batches b JOIN vault_files f ON f.id = b.file_id WHERE b.id = ?',
        [Number(id)],
      )
      const reason = batch?.problem ? ` ${(JSON.parse(batch.problem) as { detail: string }).detail}` : ''
      const name = batch?.name ?? 'A file'
      const facts: Facts = { file: name, outcome: 'failed' }
      const words = `${name} could not be imported.${reason}`
      return { key: `import:${id}`, subject: name, words, link: `/import/${id}`, facts }
    },
  },
  'sync.failed': { sync_failed: syncTold },
  'sync.succeeded': { sync_failed: syncTold },
  'automation.stopped': {
    async automation_stopped(queries, { automation_id: id, run_id: run, code, reason }, { at }) {
      const sql = 'SELECT name FROM automations WHERE id = ?'
      const automation = await queries.first<{ name: string }>(sql, [Number(id)])
      const name = automation?.name ?? 'An automation'
      const what = stops[String(code)] ?? 'was held back, because it would go in a circle'
      const words = `The automation “${name}” ${what}.${typeof reason === 'string' ? ` ${reason}` : ''}`
      const key = `automation:${id}:${String(code)}:${at.slice(0, 10)}`
      return {
        key,
        subject: name,
        words,
        link: code === 'failed' && run ? `/automations/runs/${run}` : `/automations/${id}`,
      }
    },
  },
}

const stops: Partial<Record<string, string>> = {
  failed: 'failed; the run waits to be tried again',
  paused: 'was paused after it failed many times in a row',
  too_often: 'was held back, because it ran too often for the same thing',
  too_many_at_once: 'was held back, because too much happened at once',
}

export const alertTopics = Object.keys(tellers)

export function isWatchedBy(topic: string, kind: AlertKindId): boolean {
  return tellers[topic]?.[kind] !== undefined
}

/** Undefined where the announcement is not for this kind of alert. */
export async function observeTopic(
  queries: Queries,
  alert: AlertCore,
  announcement: Said,
  { today }: AlertView,
): Promise<Observation | undefined> {
  const teller = tellers[announcement.topic]?.[alert.kind]
  if (!teller) return undefined
  const { holds = true, facts, ...told } = await teller(queries, announcement.payload, announcement)
  const judged = judgeOf(alert, [], { today })({ date: today, ...facts })
  return { ...told, holds: holds && judged.holds, explanation: judged.explanation }
}

async function syncTold(_queries: Queries, payload: Payload, { topic }: Said): Promise<Told> {
  const { instance_id: id, connection, plugin, code } = payload
  const [name, holds] = [String(connection), topic === 'sync.failed']
  const facts: Facts = {
    connection: name,
    plugin: String(plugin),
    outcome: holds ? 'failed' : 'succeeded',
    code: code === undefined ? '' : String(code),
  }
  const words = holds
    ? `Fetching from ${name} failed${failureWords(facts.code)}.`
    : `Fetching from ${name} works again.`
  return { key: `instance:${id}`, subject: name, words, link: `/plugins/instances/${id}`, holds, facts }
}
