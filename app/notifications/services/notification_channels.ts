import type { Queries, Writes } from '#database/database'
import type { PluginRegistry } from '#plugins/registry'
import { listInstances } from '#plugins/services/instance_rows'
import type { ChannelKind } from '../domain/preferences.js'

/** A way to reach people beside the inbox: e-mail, their browsers, or a plugin that was set up. */
export interface Channel {
  id: number
  kind: ChannelKind
  /** Of a plugin; 0 for what is built in. */
  instanceId: number
  title: string
  /** Whether messages are sent by it now; a plugin may be switched off or lack something. */
  isReady: boolean
}

type Registry = Pick<PluginRegistry, 'find'>

interface ChannelRow {
  id: number
  kind: ChannelKind
  instance_id: number
}

const TITLES: Record<Exclude<ChannelKind, 'plugin'>, string> = { email: 'E-mail', push: 'Your browsers' }

/** Every notifier that is set up is a channel by that; its row gives it the id that preferences name. */
export async function ensureChannels(writes: Writes, registry: Registry): Promise<Channel[]> {
  const known = await channelRows(writes)
  const wanted: { kind: ChannelKind; instance_id: number }[] = [
    { kind: 'email', instance_id: 0 },
    { kind: 'push', instance_id: 0 },
    ...(await notifiers(writes, registry)).map(({ id }) => ({ kind: 'plugin' as const, instance_id: id })),
  ]
  const missing = wanted.filter(
    (each) => !known.some(({ kind, instance_id: id }) => kind === each.kind && id === each.instance_id),
  )
  await writes.insertRows(
    'notification_channels',
    ['kind', 'instance_id'],
    missing.map(({ kind, instance_id: id }) => [kind, id]),
  )
  return listChannels(writes, registry)
}

/** Those there are. A channel whose plugin is gone is kept, for an undo may bring it back, and not listed. */
export async function listChannels(queries: Queries, registry: Registry): Promise<Channel[]> {
  const instances = new Map((await notifiers(queries, registry)).map((instance) => [instance.id, instance]))
  return (await channelRows(queries)).flatMap(({ id, kind, instance_id: instanceId }): Channel[] => {
    if (kind !== 'plugin') return [{ id, kind, instanceId, title: TITLES[kind], isReady: true }]
    const instance = instances.get(instanceId)
    if (!instance) return []
    return [{ id, kind, instanceId, title: instance.title, isReady: instance.enabled && instance.state === 'ready' }]
  })
}

function channelRows(queries: Queries): Promise<ChannelRow[]> {
  return queries.all<ChannelRow>('SELECT id, kind, instance_id FROM notification_channels ORDER BY id')
}

async function notifiers(queries: Queries, registry: Registry) {
  const instances = await listInstances(queries)
  return instances.filter(({ plugin_id: id }) => registry.find(id)?.manifest.contributes.notifier !== undefined)
}
