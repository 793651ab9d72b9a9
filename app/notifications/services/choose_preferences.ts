import { invalidField } from '#core/exceptions'
import type { Database } from '#database/database'
import type { PluginRegistry } from '#plugins/registry'
import { type Preferences, type Route, usualRoute } from '../domain/preferences.js'
import type { MailSettings } from './mail_settings.js'
import { type Channel, ensureChannels } from './notification_channels.js'
import { keepPreferences, readPreferencesOf } from './preference_rows.js'

export interface ChosenChannel extends Channel {
  route: Route
  /** Why nothing is sent by it; empty where it is. */
  obstacle: '' | 'no_mail' | 'no_device' | 'not_ready'
}

export interface ShownPreferences extends Omit<Preferences, 'routes'> {
  channels: ChosenChannel[]
}

export interface PreferencesDraft extends Omit<Preferences, 'routes'> {
  channels: { channelId: number; route: Route }[]
}

interface Parts {
  database: Database
  registry: Pick<PluginRegistry, 'find'>
  mail: Pick<MailSettings, 'isConfigured'>
}

/** What reaches a person in a household. */
export class ChoosePreferences {
  constructor(private readonly parts: Parts) {}

  async show(householdId: number, person: { id: number; isAdmin: boolean }): Promise<ShownPreferences> {
    const { database, registry, mail } = this.parts
    const hasMail = await mail.isConfigured()
    const hasDevice = await this.#hasDevice(person.id)
    return database.write(householdId, async (writes) => {
      const channels = await ensureChannels(writes, registry)
      const { routes, ...preferences } = await readPreferencesOf(writes, person.id)
      const chosen = channels.map((channel) => ({
        ...channel,
        route: routes[channel.id] ?? usualRoute(channel.kind, person.isAdmin),
        obstacle: obstacleOf(channel, hasMail, hasDevice),
      }))
      return { ...preferences, channels: chosen }
    })
  }

  async save(householdId: number, userId: number, draft: PreferencesDraft): Promise<void> {
    const { database, registry } = this.parts
    const { channels: chosen, ...preferences } = draft
    requireTimes(draft)
    await database.write(householdId, async (writes) => {
      const known = new Set((await ensureChannels(writes, registry)).map(({ id }) => id))
      chosen.forEach(({ channelId }, at) => {
        if (!known.has(channelId))
          throw invalidField(`/channels/${at}/channel_id`, 'unknown', 'There is no such channel in this household.')
      })
      const before = await readPreferencesOf(writes, userId)
      const routes = Object.fromEntries(chosen.map(({ channelId, route }) => [channelId, route]))
      await keepPreferences(writes, userId, { ...preferences, routes: { ...before.routes, ...routes } })
    })
  }

  async #hasDevice(userId: number): Promise<boolean> {
    const device = await this.parts.database.systemRead((queries) =>
      queries.first('SELECT id FROM push_subscriptions WHERE user_id = ?', [userId]),
    )
    return device !== undefined
  }
}

function obstacleOf({ kind, isReady }: Channel, hasMail: boolean, hasDevice: boolean): ChosenChannel['obstacle'] {
  if (kind === 'email') return hasMail ? '' : 'no_mail'
  if (kind === 'push') return hasDevice ? '' : 'no_device'
  return isReady ? '' : 'not_ready'
}

function requireTimes({ quietHours, timeZone }: PreferencesDraft): void {
  if (quietHours && quietHours.from === quietHours.to)
    throw invalidField('/quiet_hours/to', 'range', 'Quiet hours end at another time than they begin.')
  if (timeZone !== null && !isTimeZone(timeZone))
    throw invalidField('/time_zone', 'time_zone', 'This is no time zone; “Europe/Vienna” is one.')
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
