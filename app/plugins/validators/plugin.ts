import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { cursor, limit } from '#http/validators/shapes'
import type { Manifest, Permission, SettingsSchema } from '#sdk'
import { QUALITIES } from '../domain/quality.js'
import { installSentences, risk, shaped, shapedOrNull } from './plugin_components.js'

const plugin = vine.object({
  id: vine.string(),
  name: vine.string(),
  version: vine.string(),
  description: vine.string(),
  license: vine.string(),
  publisher: vine.string(),
  /** Where its picture is; null where it has none. */
  icon: vine.string().nullable(),
  /** Who vouches for it: Florin, a publisher it knows, whoever holds the key it came with, or nobody. */
  level: vine.enum(['bundled', 'verified', 'self_signed', 'unsigned']),
  /** What it is: `importer`. */
  kinds: vine.array(vine.string()),
  /** The files an importer reads. */
  formats: vine.array(vine.object({ name: vine.string(), extensions: vine.array(vine.string()) })),
  contributes: shaped('PluginContributions'),
  /** The form of an instance's settings. */
  settings_schema: shapedOrNull('SettingsForm'),
  /** How often an instance runs by itself. */
  schedule: vine.object({ default_minutes: vine.number(), least_minutes: vine.number() }).nullable(),
  permissions: vine.array(shaped('PluginPermission')),
  /** The permissions in plain sentences, for the person who decides. */
  sentences: installSentences.clone(),
  risk: risk.clone(),
  /** How often it is set up in the household. */
  instance_count: vine.number(),
  /** How far it keeps what its kinds promise; null where nobody has computed it. */
  quality: vine.enum(QUALITIES).nullable(),
  /** Whether it does anything before it is set up. */
  needs_instance: vine.boolean({ strict: true }),
  enabled: vine.boolean({ strict: true }),
  health: vine.object({
    status: vine.enum(['ok', 'failing', 'quarantined']),
    last_run_at: vine.string().nullable(),
    last_error: vine.string().nullable(),
    runs: vine.number(),
    failures: vine.number(),
  }),
})

export interface PluginJson extends Omit<Infer<typeof plugin>, 'contributes' | 'settings_schema' | 'permissions'> {
  contributes: Manifest['contributes']
  settings_schema: SettingsSchema | null
  permissions: Permission[]
}

export const pluginValidator = vine.create(plugin)
export const pluginListValidator = vine.create({ data: vine.array(plugin), next_cursor: vine.string().nullable() })
export const switchPluginValidator = vine.create({ enabled: vine.boolean({ strict: true }) })

export const listRunsValidator = vine.create({ cursor: cursor().optional(), limit: limit().optional() })

export const runListValidator = vine.create({
  data: vine.array(
    vine.object({
      id: vine.number(),
      at: vine.string(),
      /** The method it ran: `importer.parse`. */
      kind: vine.string(),
      status: vine.enum(['ok', 'failed']),
      /** Why it failed: the plugin's own code, or the limit it ran into. */
      code: vine.string().nullable(),
      error: vine.string().nullable(),
      duration_ms: vine.number(),
      cpu_ms: vine.number(),
    }),
  ),
  next_cursor: vine.string().nullable(),
})

export const hostValidator = vine.create({
  /** What keeps a plugin inside, as far as this system offers it. */
  isolation: vine.object({
    process: vine.boolean({ strict: true }),
    permission_model: vine.boolean({ strict: true }),
    memory_limit: vine.enum(['system', 'watched']),
    no_network: vine.boolean({ strict: true }),
    other_user: vine.boolean({ strict: true }),
    /** All measures, some of them, or only those that work everywhere. */
    level: vine.enum(['full', 'partial', 'basic']),
    /** The same for a person, a sentence for each measure. */
    sentences: vine.array(vine.string()),
  }),
  /** Only what ships with Florin runs. */
  safe_mode: vine.boolean({ strict: true }),
  hosts: vine.array(
    vine.object({
      lane: vine.enum(['bundled', 'third_party', 'own']),
      thread: vine.number(),
      pid: vine.number().nullable(),
      running: vine.number(),
      waiting: vine.number(),
      starts: vine.number(),
      deaths: vine.number(),
    }),
  ),
  /** Plugins that were found but not loaded, and why. */
  problems: vine.array(vine.string()),
})
