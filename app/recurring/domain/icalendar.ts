import { addDays, type PlainDate } from '#core/plain_date'

/** An event that lasts a whole day. */
export interface DayEvent {
  /** The same in every edition of the calendar. */
  uid: string
  on: PlainDate
  title: string
  text: string
}

const OCTETS_A_LINE = 75
const encoder = new TextEncoder()

/** A calendar as RFC 5545 writes it. Days are dates without a time zone: a bill is due on its day wherever one looks. */
export function writeCalendar(name: string, madeAt: string, events: readonly DayEvent[]): string {
  const stamp = `${madeAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Florin//Bills//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function eventLines({ uid, on, title, text }: DayEvent, stamp: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${addDays(on, 1).replaceAll('-', '')}`,
    `SUMMARY:${escapeText(title)}`,
    ...(text === '' ? [] : [`DESCRIPTION:${escapeText(text)}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

export function escapeText(text: string): string {
  return (
    text
      .replaceAll(/[\\;,]/g, String.raw`\$&`)
      .replaceAll(/\r\n|\r|\n/g, String.raw`\n`)
      // eslint-disable-next-line no-control-regex -- These are what RFC 5545 forbids in text.
      .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
  )
}

/** Lines of at most 75 octets, never cut inside a character; the rest follows after a blank. */
export function fold(line: string): string {
  let [folded, octets] = ['', 0]
  for (const character of line) {
    const width = encoder.encode(character).length
    if (octets + width > OCTETS_A_LINE) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += width
  }
  return folded
}
