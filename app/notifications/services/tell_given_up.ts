import type { Writes } from '#database/database'
import type { PluginRegistry } from '#plugins/registry'
import { listChannels } from './notification_channels.js'
import type { Notify } from './notify.js'

interface Parts {
  notify: Pick<Notify, 'inside'>
  registry: Pick<PluginRegistry, 'find'>
}

interface GivenUp {
  deliveryId: number
  message: string
  now: string
}

/**
 * A channel that does not work would keep quiet about that too, so the inbox says it: once a day, to whom the message was for, and by no
 * other channel. Of one that is shared administrators are told.
 */
export async function tellGivenUp(
  writes: Writes,
  { notify, registry }: Parts,
  { deliveryId, message, now }: GivenUp,
): Promise<void> {
  const delivery = await writes.first<{ channel_id: number; user_id: number | null; title: string }>(
    `SELECT d.channel_id, d.user_id, n.title FROM notification_deliveries d JOIN notices n ON n.id = d.notice_id
     WHERE d.id = ?`,
    [deliveryId],
  )
  const { channel_id: channelId, user_id: userId, title } = delivery!
  const channel = (await listChannels(writes, registry)).find(({ id }) => id === channelId)
  const name = channel?.title ?? 'A channel that is gone'
  await notify.inside(writes, {
    topic: 'channel.failed',
    severity: 'warning',
    title: `${name}: a message did not arrive`,
    body: `“${title}” was given up. ${message}`,
    link: '/settings/notifications?tab=deliveries',
    recipients: userId === null ? 'admins' : [userId],
    channels: [],
    dedupe_key: `channel-${channelId}-failed-${userId ?? 'shared'}-${now.slice(0, 10)}`,
    data: { channel: name, message },
  })
}
