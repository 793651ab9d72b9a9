import vine from '@vinejs/vine'
import { id, writtenAs } from '#http/validators/shapes'
import { LEAST } from '../domain/preferences.js'
import { OTHER_GROUP, TOPIC_GROUPS } from '../domain/topics.js'
import { CHANNEL_KINDS } from './deliveries.js'

const time = () => vine.string().use(writtenAs(/^([01]\d|2[0-3]):[0-5]\d$/, '22:00'))
const least = () => vine.enum(LEAST)

/** A group that is not named is as the channel's own `least` says. */
const groups = () =>
  vine.object(Object.fromEntries([...TOPIC_GROUPS, OTHER_GROUP].map(({ id: group }) => [group, least().optional()])))

const timing = () => ({
  /** Null is the household's. */
  time_zone: vine.string().maxLength(60).nullable(),
  /** Over midnight where `to` is the earlier one. What is critical does not wait. */
  quiet_hours: vine.object({ from: time(), to: time() }).nullable(),
  /** Gathers e-mails into one; what is critical is sent at once. */
  digest: vine.object({
    every: vine.enum(['off', 'daily', 'weekly'] as const),
    at: time(),
    /** 1 is Monday. */
    weekday: vine.number().withoutDecimals().min(1).max(7),
  }),
})

export const preferencesDraftValidator = vine.create({
  ...timing(),
  channels: vine.array(vine.object({ channel_id: id(), least: least(), groups: groups().optional() })).maxLength(50),
})

export const preferencesValidator = vine.create({
  ...timing(),
  channels: vine.array(
    vine.object({
      channel_id: id(),
      kind: vine.enum(CHANNEL_KINDS),
      title: vine.string(),
      /** Of a plugin; null for what is built in. */
      instance_id: id().nullable(),
      /** Why nothing is sent by it now. */
      obstacle: vine.enum(['no_mail', 'no_device', 'not_ready'] as const).nullable(),
      least: least(),
      groups: vine.object({}).allowUnknownProperties(),
    }),
  ),
  /** What can be chosen apart. */
  topics: vine.array(vine.object({ id: vine.string(), label: vine.string() })),
})
