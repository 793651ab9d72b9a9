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

function dayIn(instant: Date, timeZone: string): string {
  // Sweden writes calendar days the ISO way.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(instant)
}
