import { groupOf } from './topics.js'
import type { Severity } from './notice.js'

export const LEAST = ['info', 'warning', 'critical', 'never'] as const
/** The least severe that is still sent. */
export type Least = (typeof LEAST)[number]

export interface Route {
  least: Least
  /** Groups of topics that differ. */
  groups: Record<string, Least>
}

export type ChannelKind = 'email' | 'push' | 'plugin'

export interface QuietHours {
  /** `22:00`, in the person's time zone; over midnight where `to` is earlier. */
  from: string
  to: string
}

export interface Digest {
  every: 'off' | 'daily' | 'weekly'
  at: string
  /** 1 is Monday. */
  weekday: number
}

/** What reaches a person, and when. The inbox has everything. */
export interface Preferences {
  /** Null is the household's. */
  timeZone: string | null
  quietHours: QuietHours | null
  digest: Digest
  /** By id of the channel; the others are as `usualRoute` says. */
  routes: Record<string, Route>
}

export const USUAL_PREFERENCES: Preferences = {
  timeZone: null,
  quietHours: null,
  digest: { every: 'off', at: '08:00', weekday: 1 },
  routes: {},
}

const RANK: Record<Least, number> = { info: 0, warning: 1, critical: 2, never: 3 }

/**
 * What is sent where nobody chose. Who lets a browser show messages wants them. A channel that an administrator set up, such as a chat,
 * gets what concerns administrators; others choose it for themselves.
 */
export function usualRoute(kind: ChannelKind, isAdmin: boolean): Route {
  if (kind === 'push') return { least: 'info', groups: {} }
  return { least: kind === 'email' || isAdmin ? 'warning' : 'never', groups: {} }
}

export function isWanted({ least, groups }: Route, topic: string, severity: Severity): boolean {
  return RANK[severity] >= RANK[groups[groupOf(topic)] ?? least]
}
