import { shiftInstant } from '#core/clock'
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

const SAMPLES_APART_SECONDS = 86_400

/** The instant at which clocks show a time, which is written as if it were UTC. */
export function instantAt(wall: string, timeZone: string): string {
  const offsets = [-SAMPLES_APART_SECONDS, SAMPLES_APART_SECONDS].map((seconds) => {
    const sample = shiftInstant(wall, seconds)
    return Date.parse(wallTime(sample, timeZone)) - Date.parse(sample)
  })
  const candidates = offsets.map((offset) => new Date(Date.parse(wall) - offset).toISOString())
  return candidates.find((instant) => wallTime(instant, timeZone) === wall) ?? candidates[0]
}

/** What clocks of a time zone show at an instant, written as if it were UTC. */
export function wallTime(instant: string, timeZone: string): string {
  return `${formatterOf(timeZone).format(new Date(instant)).replace(' ', 'T')}.000Z`
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    const two = '2-digit' as const
    // Sweden writes calendar days the ISO way.
    formatter = new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone, year: 'numeric', month: two, day: two },
      ...{ hour: two, minute: two, second: two, hourCycle: 'h23' },
    })
    formatters.set(timeZone, formatter)
  }
  return formatter
}

/** `december`, as conditions call it. */
export function monthName(day: string): string {
  return months[Number(day.slice(5, 7)) - 1]
}
