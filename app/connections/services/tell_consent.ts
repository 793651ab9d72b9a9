import type { Causation } from '#changes/domain/origin'
import { announce } from '#changes/services/announce'
import type { PlainDate } from '#core/plain_date'
import { dayWords } from '#core/words'
import type { Writes } from '#database/database'
import type { Notice, Notify } from '#notifications/services/notify'
import { aheadWords, daysUntil, ENDED } from '#plugins/domain/consent'
import type { StoredInstance } from '#plugins/services/instance_rows'

/** Of these days on it is no longer something to be done some time. */
const PRESSING_DAYS = 7

interface Telling {
  /** `ENDED`, or how many days ahead it is told. */
  nearness: number
  today: PlainDate
  now: string
  causation?: Causation
}

type Words = Pick<Notice, 'title' | 'body'>

/** Tells that a consent ends soon or has ended, in the transaction that remembers it was told. */
export async function tellConsent(
  writes: Writes,
  notify: Pick<Notify, 'inside'>,
  instance: StoredInstance,
  { nearness, today, now, causation }: Telling,
): Promise<void> {
  const { id, title: connection, plugin_id: plugin, consent_ends_on: endsOn } = instance
  const days = nearness === ENDED || endsOn === null ? 0 : daysUntil(endsOn, today)
  const said = { instance_id: id, connection, plugin, days_left: days, ends_on: endsOn }
  const payload = { ...said, ...(causation && { causation }) }
  await announce(writes, 'consent.ending', payload, { now })
  await notify.inside(writes, {
    topic: 'sync.consent_ending',
    severity: nearness > PRESSING_DAYS ? 'info' : 'warning',
    ...(nearness === ENDED ? endWords(connection, endsOn, today) : aheadOf(connection, endsOn!, days)),
    about: { topic: 'consent.ending', payload: said },
    link: `/plugins/instances/${id}`,
    data: { connection, ends_on: endsOn, days, has_ended: nearness === ENDED },
    // Nobody else can give a new one.
    recipients: 'admins',
  })
  await writes.run('UPDATE plugin_instances SET consent_told_days = ? WHERE id = ?', [nearness, id])
}

const aheadOf = (connection: string, endsOn: PlainDate, days: number): Words => ({
  title: `The consent for ${connection} ends ${aheadWords(days)}`,
  body: `Until ${dayWords(endsOn)}, Florin may fetch what is booked there. Open the connection and renew it, so that nothing is missed.`,
})

function endWords(connection: string, endsOn: PlainDate | null, today: PlainDate): Words {
  const then = 'Florin fetches nothing more until you connect again. What was fetched stays.'
  if (endsOn === null || endsOn >= today)
    return { title: `${connection} wants to be connected again`, body: `It no longer lets Florin in. ${then}` }
  return { title: `The consent for ${connection} has ended`, body: `It ended on ${dayWords(endsOn)}. ${then}` }
}
