export const SEVERITIES = ['info', 'warning', 'critical'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Something people should know of. What it says is plain text. */
export interface Notice {
  /** `alert.firing`, `import.finished`; the word before the dot is the group that people choose channels for. */
  topic: string
  severity: Severity
  title: string
  body: string
  /** A path of the user interface, such as `/import/7`. */
  link?: string
  /** Of several notices with the same key in a household only the first is told. */
  dedupe_key?: string
  /** What is announced in the same transaction. Where an alert tells of that, it takes the place of this notice. */
  about?: { topic: string; payload: Record<string, unknown> }
  /** For templates: plain values by name. No secrets: they are kept and sent. */
  data?: Record<string, unknown>
  /** Everyone in the household when absent. */
  recipients?: 'everyone' | 'admins' | readonly number[]
  /** Ids of channels it is sent by, whatever people prefer; absent, everybody's preferences decide. The inbox always has it. */
  channels?: readonly number[]
}

export const TITLE_MAX = 200
export const BODY_MAX = 4_000
const LINK_MAX = 500
const DATA_BYTES_MAX = 16_384

/** From outside, a notice may be longer or worse than what can be sent; a message that is cut says more than one that never comes. */
export function presentable(notice: Notice): Notice {
  const link = notice.link !== undefined && isOwnPath(notice.link) ? notice.link : undefined
  const data = Buffer.byteLength(JSON.stringify(notice.data ?? {})) <= DATA_BYTES_MAX ? (notice.data ?? {}) : {}
  return { ...notice, title: cut(oneLine(notice.title), TITLE_MAX), body: cut(notice.body, BODY_MAX), link, data }
}

/** A path of this Florin and of nothing else: `//elsewhere` and `/\elsewhere` lead out of it. */
export function isOwnPath(link: string): boolean {
  return link.length <= LINK_MAX && /^\/(?![/\\])[^\s\\]*$/.test(link)
}

export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  // Half of a surrogate pair is no text.
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

export const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** For a link that is followed from outside of the user interface: a person may be in another household there. */
export function linkInto(householdId: number, link: string): string {
  const [path, ...fragment] = link.split('#') as [string, ...string[]]
  return [`${path}${path.includes('?') ? '&' : '?'}household=${householdId}`, ...fragment].join('#')
}
