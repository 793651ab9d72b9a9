import type { Infer } from '@vinejs/vine/types'
import type { Route } from '../domain/preferences.js'
import { OTHER_GROUP, TOPIC_GROUPS } from '../domain/topics.js'
import type { PreferencesDraft, ShownPreferences } from '../services/choose_preferences.js'
import type { preferencesDraftValidator, preferencesValidator } from '../validators/preferences.js'

export function toPreferences(shown: ShownPreferences): Infer<typeof preferencesValidator> {
  const { timeZone, quietHours, digest, channels } = shown
  return {
    time_zone: timeZone,
    quiet_hours: quietHours,
    digest,
    channels: channels.map(({ id, kind, title, instanceId, obstacle, route }) => ({
      channel_id: id,
      kind,
      title,
      instance_id: instanceId || null,
      obstacle: obstacle || null,
      ...route,
    })),
    topics: [...TOPIC_GROUPS, OTHER_GROUP],
  }
}

export function toPreferencesDraft(draft: Infer<typeof preferencesDraftValidator>): PreferencesDraft {
  return {
    timeZone: draft.time_zone,
    quietHours: draft.quiet_hours,
    digest: draft.digest,
    channels: draft.channels.map(({ channel_id: channelId, least, groups = {} }) => {
      const chosen = Object.entries(groups).filter(([, value]) => value !== undefined)
      return { channelId, route: { least, groups: Object.fromEntries(chosen) as Route['groups'] } }
    }),
  }
}
