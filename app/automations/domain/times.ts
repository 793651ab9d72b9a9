import { instantAt, shiftInstant, wallTime } from '#core/clock'
import { isPlainDate } from '#core/plain_date'
import { months } from '#rules/domain/field_types'
import { parseSchedule, type Schedule } from '#jobs/domain/schedule'
import type { ScheduleTrigger } from './document.js'

/** The times of a schedule. Cron fields tell the time of the household's clocks; stretches such as `15m` need none. */
export function scheduleOf({ cron, every }: Pick<ScheduleTrigger, 'cron' | 'every'>, timeZone: string): Schedule {
  return cron === undefined ? parseSchedule(every!) : inTimeZone(parseSchedule(cron), timeZone)
}

/** A schedule as a row tells it: it begins anew when this differs. */
export function scheduleText({ cron, every }: Pick<ScheduleTrigger, 'cron' | 'every'>, timeZone: string): string {
  return cron === undefined ? every! : `${cron} ${timeZone}`
}

/** A time that clocks skip in spring is as much later as they are set forward; one that comes twice in autumn counts once. */
function inTimeZone(schedule: Schedule, timeZone: string): Schedule {
  return (after) => {
    for (let wall = wallTime(after, timeZone); ;) {
      wall = schedule(wall)
      const instant = instantAt(wall, timeZone)
      if (instant > after) return instant
    }
  }
}

/** `december`, as conditions call it. */
export function monthName(day: string): string {
  return months[Number(day.slice(5, 7)) - 1]
}

/** Days begin at eight in the morning where nobody says otherwise. */
const MORNING = '08:00'
const WALL = /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?)?$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** A day, a time by the household's clocks or an instant, as an instant; undefined when it is none. */
export function instantOf(text: string, timeZone: string): string | undefined {
  const [, day, hour, minute] = WALL.exec(text) ?? []
  if (day) {
    const time = hour === undefined ? MORNING : `${hour}:${minute}`
    return isPlainDate(day) ? instantAt(`${day}T${time}:00.000Z`, timeZone) : undefined
  }
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? shiftInstant(text, 0) : undefined
}
