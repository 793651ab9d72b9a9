import type { PluginEvent } from '#lib/api/live.ts'

/** The newest news of each plugin that is set up, as the server tells it. */
class PluginEvents {
  newest = $state.raw<ReadonlyMap<number, PluginEvent>>(new Map())
  /** Counts up with every piece of news but progress. */
  count = $state(0)

  receive(event: PluginEvent): void {
    this.newest = new Map(this.newest).set(event.instance_id, event)
    if (!event.progress) this.count++
  }
}

export const pluginEvents = new PluginEvents()
