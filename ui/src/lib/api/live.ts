import { apiUrl } from './client.ts'
import type { ImportStatus, Progress } from './types.ts'

export interface ImportEvent {
  id: number
  status: ImportStatus
  progress: Progress | null
}

export interface SyncEnd {
  imports: { id: number; account: string; summary: string }[]
  warnings: string[]
  problem: string | null
}

/** A plugin that is set up has run, is running, or is in another state. */
export interface PluginEvent {
  instance_id: number
  progress?: { done: number; total: number }
  /** A sync that somebody asked for has ended. */
  synced?: SyncEnd
}

interface LiveHandlers {
  import: (event: ImportEvent) => void
  ledger: (event: { change_set_id: number | null }) => void
  plugin: (event: PluginEvent) => void
  /** Somebody in the household was told something, perhaps this person. */
  notification: () => void
  /** The stream was closed for a while; anything may have happened meanwhile. */
  resumed: () => void
}

/**
 * Follows the server's events while the tab is visible. Hidden tabs let go of the connection, because browsers
 * allow only six to one server over HTTP/1.1. Returns the function that stops it.
 */
export function followEvents(handlers: LiveHandlers): () => void {
  let source: EventSource | null = null
  let wasClosed = false
  let wasCut = false

  function open() {
    if (source || document.hidden) return
    source = new EventSource(apiUrl('/events'))
    source.addEventListener('error', () => (wasCut = true))
    source.addEventListener('open', () => {
      if (wasCut) handlers.resumed()
      wasCut = false
    })
    source.addEventListener('import', (event) => handlers.import(JSON.parse(event.data)))
    source.addEventListener('ledger', (event) => handlers.ledger(JSON.parse(event.data)))
    source.addEventListener('plugin', (event) => handlers.plugin(JSON.parse(event.data)))
    source.addEventListener('plugin_run', (event) => handlers.plugin(JSON.parse(event.data)))
    source.addEventListener('notification', () => handlers.notification())
    if (wasClosed) handlers.resumed()
  }

  function close() {
    source?.close()
    source = null
    wasClosed = true
  }

  const follow = () => (document.hidden ? close() : open())
  document.addEventListener('visibilitychange', follow)
  open()

  return () => {
    document.removeEventListener('visibilitychange', follow)
    close()
  }
}
