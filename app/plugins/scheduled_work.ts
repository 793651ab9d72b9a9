import type { Causation } from '#changes/domain/origin'
import type { PluginKind } from '#sdk'

export interface DueInstance {
  household_id: number
  instance_id: number
  plugin_id: string
  /** What it follows from when it is not its schedule. */
  causation?: Causation
}

/** What an instance of a kind does when its time has come. Failures of the plugin are thrown. */
export type ScheduledWork = (due: DueInstance, signal?: AbortSignal) => Promise<void>

/**
 * What each kind does by itself, such as fetching rates. The domains above offer it; the provider in providers/ collects it, because
 * plugins know none of them.
 */
export class ScheduledWorks {
  readonly #works = new Map<PluginKind, ScheduledWork>()

  offer(kind: PluginKind, work: ScheduledWork): void {
    if (this.#works.has(kind)) throw new Error(`There are two offers of what a ${kind} does by itself.`)
    this.#works.set(kind, work)
  }

  /** In the order in which they are to be done. */
  of(kinds: readonly PluginKind[]): ScheduledWork[] {
    return kinds.flatMap((kind) => this.#works.get(kind) ?? [])
  }
}
