import { allSteps, type AutomationDocument, LOOP_DEFAULT } from './document.js'
import { stepKind } from './step_catalogue.js'

export interface Reacting {
  id: number
  name: string
  document: Pick<AutomationDocument, 'triggers' | 'steps' | 'loop'>
}

/** What an automation listens to: `transaction.changed`, `import.committed`. */
export function listensTo({ document: { triggers } }: Reacting): string[] {
  return triggers.flatMap((trigger) => {
    if ('on' in trigger) return trigger.on.map((moment) => `${trigger.type}.${moment}`)
    if (trigger.type === 'event') return [trigger.topic]
    return trigger.type === 'webhook' ? ['webhook.received'] : []
  })
}

/** What it may bring about. */
export function emits({ document: { steps } }: Reacting): Set<string> {
  return new Set(allSteps(steps).flatMap(({ use }) => stepKind(use)?.emits ?? []))
}

const sets = (from: Reacting, to: Reacting) => {
  const brought = emits(from)
  return listensTo(to).some((topic) => brought.has(topic))
}

/**
 * Automations that may set each other off, each circle once and beginning with `changed`. One that would only set itself off is a circle
 * when it is told to react to what itself does.
 */
export function cyclesThrough(changed: Reacting, others: readonly Reacting[]): Reacting[][] {
  const all = [changed, ...others.filter(({ id }) => id !== changed.id)]
  const circles: Reacting[][] = []
  const walk = (path: Reacting[]) => {
    const last = path[path.length - 1]
    for (const next of all) {
      if (circles.length >= CIRCLES_MAX) return
      if (!sets(last, next)) continue
      if (next === changed) {
        const isOwn = path.length === 1
        if (!isOwn || reactsToOwn(changed)) circles.push([...path])
      } else if (path.length < LENGTH_MAX && !path.includes(next)) walk([...path, next])
    }
  }
  walk([changed])
  return circles
}

const CIRCLES_MAX = 5
const LENGTH_MAX = 5

const reactsToOwn = ({ document: { loop } }: Reacting) => loop?.react_to_own ?? LOOP_DEFAULT.react_to_own

/** The warning a person sees when they save. */
export function cycleWarning(circle: readonly Reacting[]): string {
  const names = circle.map(({ name }) => `“${name}”`)
  if (names.length === 1) return `${names[0]} may set itself off. It ends after a few rounds, and you are told.`
  return `${names.join(' may set off ')}, which may set off ${names[0]} again. Florin stops such a circle and tells you.`
}
