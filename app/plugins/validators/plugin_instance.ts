import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { cursor, id, limit } from '#http/validators/shapes'
import type { Permission } from '#sdk'
import { shaped, valuesBy } from './plugin_components.js'

const MINUTES_MAX = 366 * 24 * 60

const yesOrNo = () => vine.boolean({ strict: true })
const title = () => vine.string().trim().minLength(1).maxLength(100)
const minutes = () => vine.number({ strict: true }).withoutDecimals().min(1).max(MINUTES_MAX)
const lanGrants = () =>
  vine.array(vine.object({ setting: vine.string().maxLength(100), origin: vine.string().maxLength(300) })).maxLength(20)

export const pluginHealth = vine.object({
  status: vine.enum(['ok', 'failing', 'quarantined']),
  last_run_at: vine.string().nullable(),
  last_error: vine.string().nullable(),
  runs: vine.number(),
  failures: vine.number(),
})

const instance = vine.object({
  id: id(),
  plugin_id: vine.string(),
  title: vine.string(),
  /** What the plugin tells instances apart by, such as the login at a bank. */
  unique_id: vine.string().nullable(),
  enabled: yesOrNo(),
  state: vine.enum(['ready', 'needs_connection', 'needs_attention', 'quarantined']),
  /** A sentence for the person who can do something about it; empty when ready. */
  state_reason: vine.string(),
  settings: shaped('SettingValues'),
  settings_version: vine.number(),
  /** Addresses of the own network that stand in settings, and whether they were allowed. */
  lan: vine.array(vine.object({ setting: vine.string(), origin: vine.string(), allowed: yesOrNo() })),
  every_minutes: vine.number().nullable(),
  next_run_at: vine.string().nullable(),
  /** Of a connection: the last day on which the bank answers before it wants a new consent; null where it does not say. */
  consent_ends_on: vine.string().nullable(),
  /** What the plugin asks for beyond what was agreed to; until then it does without. */
  permissions_pending: vine.array(shaped('PluginPermission')),
  health: pluginHealth.clone(),
  /** Why the last thing that was tried did not work; null where it did. */
  last_problem: vine.object({ at: vine.string(), code: vine.string(), message: vine.string() }).nullable(),
  created_at: vine.string(),
})

export interface InstanceJson extends Omit<Infer<typeof instance>, 'settings' | 'permissions_pending'> {
  settings: Record<string, unknown>
  permissions_pending: Permission[]
}

export const instanceValidator = vine.create(instance)
export const instanceListValidator = vine.create({ data: vine.array(instance), next_cursor: vine.string().nullable() })

export const listInstancesValidator = vine.create({
  plugin: vine.string().maxLength(100).optional(),
  kind: vine.string().maxLength(40).optional(),
})

export const createInstanceValidator = vine.create({
  plugin_id: vine.string().maxLength(100),
  title: title(),
  settings: valuesBy('SettingValues').optional(),
  secrets: valuesBy('SecretValues').optional(),
  lan: lanGrants().optional(),
  every_minutes: minutes().nullable().optional(),
  /** That the person has read what the plugin may do. */
  accept_permissions: yesOrNo().optional(),
})

export const editInstanceValidator = vine.create({
  title: title().optional(),
  enabled: yesOrNo().optional(),
  settings: valuesBy('SettingValues').optional(),
  secrets: valuesBy('SecretValues').optional(),
  lan: lanGrants().optional(),
  every_minutes: minutes().nullable().optional(),
  accept_permissions: yesOrNo().optional(),
})

export const connectInstanceValidator = vine.create({ input: valuesBy('SettingValues') })

export const trialValidator = vine.create({
  ok: yesOrNo(),
  code: vine.string().nullable(),
  /** What came of it, or what is wrong, in a sentence. */
  message: vine.string(),
  log: vine.string(),
  duration_ms: vine.number(),
})

const run = {
  id: id(),
  at: vine.string(),
  /** The method it ran: `notifier.send`. */
  kind: vine.string(),
  version: vine.string().nullable(),
  status: vine.enum(['ok', 'failed'] as const),
  /** Why it failed: the plugin's own code, or the limit it ran into. */
  code: vine.string().nullable(),
  error: vine.string().nullable(),
  duration_ms: vine.number(),
  cpu_ms: vine.number(),
  /** The sandbox host had to be killed to end it. */
  host_killed: yesOrNo(),
  log: vine.string(),
}

export const listInstanceRunsValidator = vine.create({ cursor: cursor().optional(), limit: limit().optional() })

export const instanceRunListValidator = vine.create({
  data: vine.array(vine.object(run)),
  next_cursor: vine.string().nullable(),
})

export const instanceRunValidator = vine.create({
  ...run,
  /** What the plugin asked of Florin while it ran, in order. */
  host_calls: vine.array(
    vine.object({
      operation: vine.string(),
      subject: vine.string(),
      outcome: vine.string(),
      duration_ms: vine.number(),
      reply_chars: vine.number(),
    }),
  ),
})

export const usageQueryValidator = vine.create({
  days: vine.number().withoutDecimals().min(1).max(366).optional(),
})

export const usageValidator = vine.create({
  granted: vine.array(shaped('PluginPermission')),
  used: vine.array(
    vine.object({
      kind: vine.string(),
      scope: vine.string(),
      requests: vine.number(),
      bytes_sent: vine.number(),
      bytes_received: vine.number(),
      /** Requests that a permission was missing for. */
      refused: vine.number(),
      last_on: vine.string(),
    }),
  ),
  unused: vine.array(shaped('PluginPermission')),
})
