/** When an automation is set off by time, as people choose it. */
export type Schedule =
  | { rhythm: 'day'; time: string }
  | { rhythm: 'week'; time: string; weekday: number }
  | { rhythm: 'month'; time: string; day: number }
  | { rhythm: 'stretch'; every: string }
  | { rhythm: 'own'; cron: string }

export type Rhythm = Schedule['rhythm']

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
/** No month is shorter, so it comes every month. */
export const DAY_MAX = 28

const STRETCH = /^\d+[mhd]$/
const PLAIN = /^(\d{1,2}) (\d{1,2}) (\*|\d{1,2}) \* (\*|[0-7])$/

/** Reads five cron fields or a stretch such as `2h`; what has no simpler words stays as it is. */
export function readSchedule(text: string): Schedule {
  if (STRETCH.test(text)) return { rhythm: 'stretch', every: text }
  const [, minute, hour, day, weekday] = PLAIN.exec(text) ?? []
  if (minute === undefined || Number(minute) > 59 || Number(hour) > 23) return { rhythm: 'own', cron: text }
  const time = `${hour!.padStart(2, '0')}:${minute.padStart(2, '0')}`
  if (day === '*')
    return weekday === '*' ? { rhythm: 'day', time } : { rhythm: 'week', time, weekday: Number(weekday) % 7 }
  const isEveryMonth = weekday === '*' && Number(day) >= 1 && Number(day) <= DAY_MAX
  return isEveryMonth ? { rhythm: 'month', time, day: Number(day) } : { rhythm: 'own', cron: text }
}

/** The same as text. */
export function writeSchedule(schedule: Schedule): string {
  if (schedule.rhythm === 'stretch') return schedule.every
  if (schedule.rhythm === 'own') return schedule.cron
  const [hour, minute] = schedule.time.split(':').map(Number)
  const day = schedule.rhythm === 'month' ? schedule.day : '*'
  return `${minute} ${hour} ${day} * ${schedule.rhythm === 'week' ? schedule.weekday : '*'}`
}

/** What a schedule becomes when another rhythm is chosen; the time of the day stays. */
export function inRhythm(schedule: Schedule, rhythm: Rhythm): Schedule {
  const time = 'time' in schedule ? schedule.time : '08:00'
  switch (rhythm) {
    case 'day':
      return { rhythm, time }
    case 'week':
      return { rhythm, time, weekday: 1 }
    case 'month':
      return { rhythm, time, day: 1 }
    case 'stretch':
      return { rhythm, every: '2h' }
    case 'own':
      return { rhythm, cron: schedule.rhythm === 'stretch' ? '0 8 * * *' : writeSchedule(schedule) }
  }
}
