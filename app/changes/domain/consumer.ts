import type { Causation } from './origin.js'

/** A row of the outbox: something that happened, told after it was committed. */
export interface Announcement {
  id: number
  /** `ledger.changed`, `import.committed`, … */
  topic: string
  payload: AnnouncedPayload
  /** The change set it tells of; null for what changed no rows of the ledger. */
  changeSetId: number | null
  at: string
}

/** Ids and plain numbers, no secrets. What follows from a change says so, for chains to have an end. */
export interface AnnouncedPayload {
  [field: string]: unknown
  causation?: Causation
}

/** Somebody who wants to hear of what happens. */
export interface Consumer {
  /** Kept with how far it has read; stays for ever. */
  readonly name: string
  /** Topics in full, or a family of them such as `alert.*`. */
  readonly topics: readonly string[]
  /**
   * Told in the order of commits within a household, each at least once: again when this throws or the process dies before it returns.
   * What must happen once is remembered under the announcement's id. Of a household it is never told twice at the same time.
   *
   * There is one exception from the order: what could not be taken twenty times is set aside, and told by itself, after later ones, when
   * a person asks for it. Whoever keeps a state compares it with what is stored now, not with what was told last.
   */
  handle(householdId: number, announcements: readonly Announcement[]): Promise<void>
}

export function defineConsumer(consumer: Consumer): Consumer {
  if (!/^[a-z]+(\.[a-z_]+)+$/.test(consumer.name))
    throw new Error(`"${consumer.name}" is no name for a consumer; "domain.verb_phrase" is.`)
  if (consumer.topics.length === 0) throw new Error(`The consumer "${consumer.name}" listens to nothing.`)
  return consumer
}

export function wants({ topics }: Consumer, topic: string): boolean {
  return topics.some((wanted) => wanted === topic || (wanted.endsWith('.*') && topic.startsWith(wanted.slice(0, -1))))
}
