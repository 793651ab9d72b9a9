import { shiftInstant } from '#core/clock'

export type IncidentState = 'pending' | 'firing' | 'resolved'

/** The latest incident of a key, as far as what comes next depends on it. Instants are ISO text. */
export interface Track {
  state: IncidentState
  pendingAt: string
  firedAt: string | null
  resolvedAt: string | null
}

/** Whether what an alert watches for was so at an instant. */
export interface Sighting {
  holds: boolean
  at: string
}

export interface Timing {
  /** How long it has to hold before anybody is told. */
  holdMinutes: number
  /** How long nobody is told again after it was over. */
  cooldownMinutes: number
  /** What happened, rather than what is so: a key fires once and never again. */
  once: boolean
}

/** `begin` opens an incident, `drop` forgets one that nobody was told of. */
export type Move = 'begin' | 'fire' | 'resolve' | 'drop'

export interface Step {
  /** Undefined where nothing is known of the key, as before the first sighting. */
  track: Track | undefined
  moves: Move[]
}

const MINUTE = 60

/**
 * ok → pending → firing → resolved, for one key of an alert. What was seen before the latest move changes nothing, so sightings may come
 * twice and in any order.
 */
export function step(track: Track | undefined, { holds, at }: Sighting, timing: Timing): Step {
  if (track && at < lastMove(track)) return { track, moves: [] }
  if (track?.state === 'firing') return holds ? { track, moves: [] } : resolve(track, at)
  if (!holds) {
    if (track?.state === 'pending') return { track: undefined, moves: ['drop'] }
    return { track, moves: [] }
  }
  if (track?.state === 'resolved') {
    if (timing.once || at < shiftInstant(track.resolvedAt!, timing.cooldownMinutes * MINUTE))
      return { track, moves: [] }
  }
  const began = track?.state === 'pending' ? track.pendingAt : at
  const opening: Move[] = track?.state === 'pending' ? [] : ['begin']
  if (at < shiftInstant(began, timing.holdMinutes * MINUTE))
    return { track: { state: 'pending', pendingAt: began, firedAt: null, resolvedAt: null }, moves: opening }
  const firing: Track = { state: 'firing', pendingAt: began, firedAt: at, resolvedAt: null }
  return { track: firing, moves: [...opening, 'fire'] }
}

export function resolve(track: Track, at: string): Step {
  return { track: { ...track, state: 'resolved', resolvedAt: at }, moves: ['resolve'] }
}

function lastMove({ pendingAt, firedAt, resolvedAt }: Track): string {
  return resolvedAt ?? firedAt ?? pendingAt
}
