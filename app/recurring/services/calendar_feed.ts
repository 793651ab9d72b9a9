import type { Clock } from '#core/clock'
import { NotFoundException } from '#core/exceptions'
import { formatAmount } from '#core/money'
import { addDays } from '#core/plain_date'
import { fingerprint, randomSecret } from '#core/secret_text'
import type { Database } from '#database/database'
import { type DayEvent, writeCalendar } from '../domain/icalendar.js'
import { listUpcoming, type Upcoming } from './list_upcoming.js'

/** The subquery sees the household's own rows only. */
const FORGET = 'DELETE FROM calendar_feeds WHERE id IN (SELECT id FROM calendar_feeds)'
const DAYS_AHEAD = 400
/** What was due lately stays for calendars that look back. */
const DAYS_BEHIND = 7

/**
 * A household's bills for calendar programs, at an address that nobody can guess. It is no part of the books: an undo must not bring an
 * address back that somebody withdrew.
 */
export class CalendarFeed {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async state(householdId: number): Promise<{ active: boolean; created_at: string | null }> {
    const feed = await this.database.read(householdId, (queries) =>
      queries.first<{ created_at: string }>('SELECT created_at FROM calendar_feeds'),
    )
    return { active: feed !== undefined, created_at: feed?.created_at ?? null }
  }

  /** A new address; an earlier one ends at once. The token is told this once. */
  async renew(householdId: number): Promise<{ token: string; created_at: string }> {
    const [token, createdAt] = [randomSecret(), this.clock.now()]
    await this.database.write(householdId, async (writes) => {
      await writes.run(FORGET)
      await writes.insert('calendar_feeds', { token_hash: fingerprint(token), created_at: createdAt })
    })
    return { token, created_at: createdAt }
  }

  async revoke(householdId: number): Promise<void> {
    await this.database.write(householdId, (writes) => writes.run(FORGET))
  }

  /** The calendar behind a token: names, days and amounts of bills, and nothing else of the household. */
  async write(token: string): Promise<string> {
    const found = await this.database.systemRead((queries) =>
      queries.first<{ household_id: number; time_zone: string }>(
        `SELECT f.household_id, h.time_zone FROM calendar_feeds f JOIN households h ON h.id = f.household_id
         WHERE f.token_hash = ?`,
        [fingerprint(token)],
      ),
    )
    if (!found) throw new NotFoundException('calendar')
    const today = this.clock.today(found.time_zone)
    const [upcoming, scales] = await this.database.read(found.household_id, async (queries) => [
      await listUpcoming(queries, addDays(today, -DAYS_BEHIND), addDays(today, DAYS_AHEAD), today),
      await queries.all<{ code: string; scale: number }>('SELECT code, scale FROM commodities'),
    ])
    const scaleOf = new Map(scales.map(({ code, scale }) => [code, scale]))
    const events = upcoming.map((each) => toEvent(each, scaleOf.get(each.currency)!))
    return writeCalendar('Bills', this.clock.now(), events)
  }
}

/** Named by payment and day, the same each time the calendar is asked for. */
function toEvent({ recurring_id: id, name, due_on: on, direction, ...band }: Upcoming, scale: number): DayEvent {
  const amount = (minor: number) => `${formatAmount(Math.abs(minor), scale)} ${band.currency}`
  const [least, most] = [band.low, band.high].map(Math.abs).sort((one, other) => one - other)
  const range = least === most ? '' : ` (${amount(least!)} to ${amount(most!)})`
  return {
    uid: `bill-${id}-${on}@florin`,
    on,
    title: `${name}: ${direction === 'in' ? '+' : ''}${amount(band.expected)}`,
    text: `${direction === 'in' ? 'Expected' : 'Due'}: about ${amount(band.expected)}${range}.`,
  }
}
