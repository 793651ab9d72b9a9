import { NotFoundException } from '#core/exceptions'
import type { Queries } from '#database/database'
import type { Grants } from '../domain/grants.js'
import type { InstanceState } from '../domain/instance_state.js'
import type { Settings } from '../domain/settings_form.js'

export interface PreviousSettings {
  version: number
  settings: Settings
}

/** A configuration of a plugin, as it is stored. */
export interface StoredInstance {
  id: number
  plugin_id: string
  title: string
  unique_id: string | null
  enabled: boolean
  state: InstanceState
  state_reason: string
  settings: Settings
  settings_version: number
  previous_settings: PreviousSettings | null
  grants: Grants
  every_minutes: number | null
  next_run_at: string | null
  released_at: string | null
  /** The last day on which the bank answers; null where it never said. */
  consent_ends_on: string | null
  /** How many days ahead the end was told last; 0 for the end itself, null where nothing was told of this consent. */
  consent_told_days: number | null
  created_at: string
}

interface InstanceRow extends Omit<StoredInstance, 'enabled' | 'settings' | 'previous_settings' | 'grants'> {
  enabled: number
  settings: string
  previous_settings: string | null
  grants: string
}

const COLUMNS = `id, plugin_id, title, unique_id, enabled, state, state_reason, settings, settings_version, previous_settings, grants,
  every_minutes, next_run_at, released_at, consent_ends_on, consent_told_days, created_at`

/** Of an instance that nobody agreed to anything for. */
const NO_GRANTS: Grants = { manifest_sha256: '', accepted_at: '', accepted_by: '', permissions: [], lan: [] }

export async function listInstances(queries: Queries, pluginId?: string): Promise<StoredInstance[]> {
  const rows =
    pluginId === undefined
      ? await queries.all<InstanceRow>(`SELECT ${COLUMNS} FROM plugin_instances ORDER BY id`)
      : await queries.all<InstanceRow>(`SELECT ${COLUMNS} FROM plugin_instances WHERE plugin_id = ? ORDER BY id`, [
          pluginId,
        ])
  return rows.map(parse)
}

export async function findInstance(queries: Queries, id: number): Promise<StoredInstance | undefined> {
  const row = await queries.first<InstanceRow>(`SELECT ${COLUMNS} FROM plugin_instances WHERE id = ?`, [id])
  return row && parse(row)
}

export async function requireInstance(queries: Queries, id: number): Promise<StoredInstance> {
  const instance = await findInstance(queries, id)
  if (!instance) throw new NotFoundException('instance of a plugin')
  return instance
}

function parse({ enabled, settings, previous_settings: previous, grants, ...row }: InstanceRow): StoredInstance {
  return {
    ...row,
    enabled: enabled === 1,
    settings: JSON.parse(settings) as Settings,
    previous_settings: previous === null ? null : (JSON.parse(previous) as PreviousSettings),
    grants: { ...NO_GRANTS, ...(JSON.parse(grants) as Partial<Grants>) },
  }
}
