import type { PlainDate } from '#core/plain_date'
import { dayWords } from '#core/words'
import type { Queries } from '#database/database'
import { aheadWords, type Consented, daysUntil, hasEnded } from '#plugins/domain/consent'
import type { Facts } from '#rules/domain/triggers'
import { alertKinds } from '../domain/alert_kinds.js'
import { judgeOf, type Observation } from '../domain/judge.js'
import type { Watch } from './watches.js'

interface Connection extends Consented {
  id: number
  title: string
  plugin_id: string
}

/**
 * Whether the consents of banks end soon or have ended. These are two things, so that people who were told ahead and did nothing are told
 * again at the end.
 */
export const watchConsents: Watch = {
  async now(queries, alert, { today }) {
    const { days = alertKinds.consent_ending.defaults.days } = alert.settings
    const judge = judgeOf(alert, [], { today })
    const observations: Observation[] = []
    for (const connection of await connections(queries)) {
      const [left, ended] = [leftOf(connection, today), hasEnded(connection, today)]
      const { holds, explanation } = judge(factsOf(connection.title, connection.plugin_id, left, today))
      const { title: subject } = connection
      const seen = { subject, explanation, link: `/plugins/instances/${connection.id}` }
      const key = `consent:${connection.id}`
      observations.push({ ...seen, key, holds: holds && ended, words: endWords(connection, today) })
      if (ended) continue
      const isNear = left !== null && left <= days
      const words = isNear ? nearWords(connection, left) : renewedWords(connection)
      observations.push({ ...seen, key: `${key}:ahead`, holds: holds && isNear, words })
    }
    return observations
  },

  tellsOf(alert, { topic, payload }, { today }) {
    if (topic !== 'consent.ending') return false
    const { connection, plugin, days_left: left } = payload
    return judgeOf(alert, [], { today })(factsOf(String(connection), String(plugin), Number(left), today)).holds
  },
}

/** Those that were connected once; what nobody ever connected has no consent that could end. */
function connections(queries: Queries): Promise<Connection[]> {
  return queries.all<Connection>(
    `SELECT id, title, plugin_id, state, consent_ends_on FROM plugin_instances
     WHERE enabled = 1 AND unique_id IS NOT NULL ORDER BY id`,
  )
}

function leftOf(connection: Connection, today: PlainDate): number | null {
  if (hasEnded(connection, today)) return 0
  return connection.consent_ends_on === null ? null : daysUntil(connection.consent_ends_on, today)
}

const factsOf = (connection: string, plugin: string, left: number | null, today: PlainDate): Facts => ({
  connection,
  plugin,
  outcome: 'consent_ending',
  days_left: left,
  date: today,
})

function endWords(connection: Connection, today: PlainDate): string {
  const { title, consent_ends_on: endsOn } = connection
  if (!hasEnded(connection, today))
    return `${title} is connected again${endsOn === null ? '' : `, until ${dayWords(endsOn)}`}.`
  if (endsOn === null || endsOn >= today) return `${title} wants to be connected again.`
  return `The consent for ${title} ended on ${dayWords(endsOn)}. Connect it again, so that Florin can fetch from there.`
}

const nearWords = ({ title, consent_ends_on: endsOn }: Connection, left: number) =>
  `The consent for ${title} ends on ${dayWords(endsOn!)}, ${aheadWords(left)}. Renew it before, so that nothing is missed.`

const renewedWords = ({ title, consent_ends_on: endsOn }: Connection) =>
  `The consent for ${title} was renewed${endsOn === null ? '' : ` and holds until ${dayWords(endsOn)}`}.`
