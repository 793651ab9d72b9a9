/** The only place that reads the time. Tests replace it by `FixedClock`. */
export interface Clock {
  /** The instant, as ISO 8601 in UTC. */
  now(): string
  /** The calendar day in a time zone, as `YYYY-MM-DD`. */
  today(timeZone: string): string
}

export class SystemClock implements Clock {
  now() {
    return new Date().toISOString()
  }

  today(timeZone: string) {
    return dayIn(new Date(), timeZone)
  }
}

export class FixedClock implements Clock {
  constructor(private instant: string) {}

  now() {
    return new Date(this.instant).toISOString()
  }

  today(timeZone: string) {
    return dayIn(new Date(this.instant), timeZone)
  }

  advance(milliseconds: number) {
    this.instant = new Date(Date.parse(this.instant) + milliseconds).toISOString()
  }
}

/** An instant moved by some seconds; negative goes back. */
export function shiftInstant(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString()
}

/** Making one takes a hundred times as long as using it. There are as many as there are time zones. */
const formats = new Map<string, Intl.DateTimeFormat>()

function dayIn(instant: Date, timeZone: string): string {
  let format = formats.get(timeZone)
  // Sweden writes calendar days the ISO way.
  if (!format) formats.set(timeZone, (format = new Intl.DateTimeFormat('sv-SE', { timeZone })))
  return format.format(instant)
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
