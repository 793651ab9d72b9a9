import { instantAt, wallTime } from '#core/clock'
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
