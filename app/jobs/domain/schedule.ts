import { shiftInstant } from '#core/clock'
import { addDays, dayNumber, type PlainDate } from '#core/plain_date'

/**
 * When a job is due. Either `15m`, `2h`, `1d`: at the whole multiples of that time since 1970, so that a restart does not move it. Or
 * five cron fields in UTC, `minute hour day month weekday`, of `*`, `5`, `1-5`, `1,15` and steps such as `*` + `/10`.
 */
export type Schedule = (after: string) => string

export class InvalidScheduleError extends Error {
  constructor(text: string, reason: string) {
    super(`The schedule "${text}" ${reason}.`)
  }
}

const UNIT_SECONDS: Record<string, number> = { m: 60, h: 3600, d: 86_400 }
const EPOCH = '1970-01-01T00:00:00.000Z'
const FIELDS = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12 },
  { name: 'weekday', from: 0, to: 7 },
] as const
/** The rarest day there is, 29 February on a given weekday, comes every 28 years; 40 bridge a century without a leap day. */
const DAYS_MAX = 40 * 366

/** Answers a function from an instant to the next one, after it, that the schedule names. */
export function parseSchedule(text: string): Schedule {
  const interval = /^([1-9]\d{0,3})([mhd])$/.exec(text)
  return interval ? byInterval(Number(interval[1]) * UNIT_SECONDS[interval[2]]) : byCron(text)
}

function byInterval(seconds: number): Schedule {
  return (after) => shiftInstant(EPOCH, (Math.floor(Date.parse(after) / 1000 / seconds) + 1) * seconds)
}

interface Field {
  values: ReadonlySet<number>
  isAny: boolean
}

function byCron(text: string): Schedule {
  const parts = text.split(' ')
  if (parts.length !== FIELDS.length) throw new InvalidScheduleError(text, 'is neither like "15m" nor five cron fields')
  const [minute, hour, ...days] = parts.map((part, at) => parseField(text, part, FIELDS[at]))
  const times = [...hour.values]
    .sort(ascending)
    .flatMap((h) => [...minute.values].sort(ascending).map((m) => h * 60 + m))
  if (!nextDay('2000-01-01', days)) throw new InvalidScheduleError(text, 'names a day that never comes')
  return (after) => {
    const soonest = shiftInstant(after, 60)
    const today = soonest.slice(0, 10)
    const now = Number(soonest.slice(11, 13)) * 60 + Number(soonest.slice(14, 16))
    const left = isOn(today, days) ? times.find((time) => time >= now) : undefined
    return left === undefined ? instantOf(nextDay(addDays(today, 1), days)!, times[0]) : instantOf(today, left)
  }
}

const ascending = (a: number, b: number) => a - b

function parseField(text: string, part: string, { name, from, to }: (typeof FIELDS)[number]): Field {
  const values = new Set<number>()
  for (const piece of part.split(',')) {
    const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/([1-9]\d?))?$/.exec(piece)
    if (!match) throw new InvalidScheduleError(text, `has a ${name} that cannot be read`)
    const [low, high, step] = match.slice(1).map((digits) => (digits === undefined ? undefined : Number(digits)))
    const [first, last] = [low ?? from, high ?? (low === undefined || step !== undefined ? to : low)]
    if (first < from || last > to || first > last) throw new InvalidScheduleError(text, `has a ${name} out of range`)
    for (let value = first; value <= last; value += step ?? 1) values.add(value)
  }
  return { values, isAny: part === '*' }
}

/** As cron has it: where both a day and a weekday are named, either will do. */
function isOn(date: PlainDate, [day, month, weekday]: Field[]): boolean {
  if (!month.values.has(Number(date.slice(5, 7)))) return false
  const onDay = day.values.has(Number(date.slice(8, 10)))
  // 1970-01-01 was a Thursday; Sunday is 0 and also 7.
  const dayOfWeek = (dayNumber(date) + 4) % 7
  const onWeekday = weekday.values.has(dayOfWeek) || (dayOfWeek === 0 && weekday.values.has(7))
  if (day.isAny || weekday.isAny) return onDay && onWeekday
  return onDay || onWeekday
}

function nextDay(from: PlainDate, fields: Field[]): PlainDate | undefined {
  for (let day = from, steps = 0; steps < DAYS_MAX; day = addDays(day, 1), steps++) if (isOn(day, fields)) return day
  return undefined
}

function instantOf(day: PlainDate, minutes: number): string {
  return shiftInstant(`${day}T00:00:00.000Z`, minutes * 60)
}
