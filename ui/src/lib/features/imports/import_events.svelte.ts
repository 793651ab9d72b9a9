import type { ImportEvent } from '#lib/api/live.ts'

/** The newest news of each import, as the server tells it. */
class ImportEvents {
  newest = $state.raw<ReadonlyMap<number, ImportEvent>>(new Map())

  receive(event: ImportEvent): void {
    this.newest = new Map(this.newest).set(event.id, event)
  }
}

export const importEvents = new ImportEvents()
