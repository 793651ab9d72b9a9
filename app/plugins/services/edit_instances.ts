import { createHash } from 'node:crypto'
import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { InvalidInputException, invalidField } from '#core/exceptions'
import type { Queries, Row } from '#database/database'
import type { LiveEvents } from '#http/live_events'
import type { Manifest } from '#sdk'
import type { Grants, LanGrant } from '../domain/grants.js'
import { BROUGHT_BACK, lackOf, NOT_CONNECTED, READY, schemaOf, type StateChange } from '../domain/instance_state.js'
import { faultsOfLan, lanStillGranted } from '../domain/lan_grants.js'
import { minutesBetweenRuns } from '../domain/schedule.js'
import type { Settings } from '../domain/settings_form.js'
import type { InstanceSecrets } from '../instance_ports.js'
import type { LoadedPlugin, PluginRegistry } from '../registry.js'
import { checkSettings, type CheckedSettings } from './check_settings.js'
import { requireInstance, type StoredInstance } from './instance_rows.js'
import { forgetConsent } from './keep_consent.js'
import { moveInstance, tellState } from './move_instance.js'

export interface InstanceDraft {
  plugin_id: string
  title: string
  settings?: Record<string, unknown>
  secrets?: Record<string, unknown>
  lan?: LanGrant[]
  every_minutes?: number | null
  accept_permissions?: boolean
}

export interface InstanceEdit extends Partial<Omit<InstanceDraft, 'plugin_id'>> {
  enabled?: boolean
}

interface EditParts {
  gateway: Gateway
  registry: Pick<PluginRegistry, 'find'>
  secrets: InstanceSecrets
  live: LiveEvents
}

/** Far more than anybody needs; the list of instances is answered in one piece. */
const INSTANCES_MAX = 200

/** Makes, changes and deletes instances. Secrets go past the change set: they are in nobody's history and no undo brings them back. */
export class EditInstances {
  constructor(private readonly parts: EditParts) {}

  async create(householdId: number, draft: InstanceDraft, actor: Actor): Promise<Changed<number>> {
    const plugin = this.parts.registry.find(draft.plugin_id)
    if (!plugin) throw invalidField('/plugin_id', 'unknown', `There is no plugin "${draft.plugin_id}".`)
    const { manifest } = plugin
    if (manifest.permissions.length > 0 && draft.accept_permissions !== true)
      throw invalidField(
        '/accept_permissions',
        'required',
        `${manifest.name} can be set up by who agrees to what it may do.`,
      )
    const origin = { actor, cause: 'plugin_instance.created', summary: `Set up ${draft.title}` }
    const changed = await this.parts.gateway.change(householdId, origin, async (changes) => {
      await requireRoom(changes)
      const given = { settings: draft.settings ?? {}, secrets: draft.secrets }
      const checked = await checkSettings(changes, schemaOf(manifest), given)
      const lan = requireLan(manifest, checked.settings, draft.lan ?? [])
      const now = this.parts.gateway.clock.now()
      const grants: Grants = { ...agreedTo(manifest, actor, now), lan }
      const every = requireInterval(manifest, draft.every_minutes)
      const state = manifest.contributes.connector ? NOT_CONNECTED : READY
      const id = await changes.insert('plugin_instances', {
        plugin_id: manifest.id,
        title: draft.title,
        state: state.state,
        state_reason: state.reason,
        settings: JSON.stringify(checked.settings),
        settings_version: manifest.settings?.version ?? 1,
        grants: JSON.stringify(grants),
        every_minutes: every,
        next_run_at: minutesBetweenRuns(manifest, every) === null ? null : now,
        created_at: now,
      })
      await this.#keepSecrets(changes, id, checked)
      return { id, state }
    })
    tellState(this.parts.live, householdId, changed.result.id, changed.result.state.state)
    return { ...changed, result: changed.result.id }
  }

  async handle(householdId: number, id: number, edit: InstanceEdit, actor: Actor): Promise<Changed<void>> {
    const { gateway, registry, live } = this.parts
    const { title } = await gateway.database.read(householdId, (queries) => requireInstance(queries, id))
    const origin = { actor, cause: 'plugin_instance.changed', summary: `Changed ${edit.title ?? title}` }
    const changed = await gateway.change(householdId, origin, async (changes) => {
      const stored = await requireInstance(changes, id)
      const plugin = registry.find(stored.plugin_id)
      const patch = plugin ? await this.#patchOf(changes, stored, plugin, edit, actor) : plainPatch(edit)
      await changes.update('plugin_instances', id, patch)
      if (plugin) await this.#follow(changes, await requireInstance(changes, id), plugin, edit)
      return (await requireInstance(changes, id)).state
    })
    tellState(live, householdId, id, changed.result)
    return { ...changed, result: undefined }
  }

  async delete(householdId: number, id: number, actor: Actor): Promise<Changed<void>> {
    const { gateway } = this.parts
    const { title } = await gateway.database.read(householdId, (queries) => requireInstance(queries, id))
    const origin = { actor, cause: 'plugin_instance.deleted', summary: `Deleted ${title}` }
    return gateway.change(householdId, origin, async (changes) => {
      await requireInstance(changes, id)
      // The record of the deletion is what an undo brings back, and its secrets and its store are gone with it.
      await moveInstance(changes.operational, id, BROUGHT_BACK)
      await forgetConsent(changes.operational, id)
      await changes.delete('plugin_instances', id)
    })
  }

  async #patchOf(changes: ChangeSet, stored: StoredInstance, plugin: LoadedPlugin, edit: InstanceEdit, actor: Actor) {
    const { manifest } = plugin
    const patch: Row = plainPatch(edit)
    let { settings, grants } = stored
    if (edit.settings !== undefined || edit.secrets !== undefined) {
      const kept = new Set(await this.parts.secrets.names(changes, stored.id))
      const given = { settings: edit.settings ?? settings, secrets: edit.secrets, kept }
      const checked = await checkSettings(changes, schemaOf(manifest), given)
      await this.#keepSecrets(changes, stored.id, checked)
      settings = checked.settings
      patch.settings = JSON.stringify(settings)
      patch.settings_version = manifest.settings?.version ?? stored.settings_version
    }
    if (edit.accept_permissions === true)
      grants = { ...grants, ...agreedTo(manifest, actor, this.parts.gateway.clock.now()) }
    const lan =
      edit.lan === undefined ? lanStillGranted(settings, grants.lan) : requireLan(manifest, settings, edit.lan)
    patch.grants = JSON.stringify({ ...grants, lan })
    if (edit.every_minutes !== undefined) patch.every_minutes = requireInterval(manifest, edit.every_minutes)
    return patch
  }

  async #keepSecrets({ operational }: ChangeSet, id: number, { secrets }: CheckedSettings): Promise<void> {
    for (const [name, value] of Object.entries(secrets))
      if (value === null) await this.parts.secrets.forget(operational, id, name)
      else await this.parts.secrets.keep(operational, id, name, value)
  }

  /** What was changed may be just what it needed; a quarantine stays until somebody releases it. And it may be time to run. */
  async #follow({ operational }: ChangeSet, instance: StoredInstance, { manifest }: LoadedPlugin, edit: InstanceEdit) {
    if (isRepair(edit) && instance.state !== 'quarantined') {
      const kept = new Set(await this.parts.secrets.names(operational, instance.id))
      const next: StateChange = lackOf(manifest, instance.settings, kept) ?? READY
      await moveInstance(operational, instance.id, next)
    }
    if (!isRepair(edit) && edit.enabled !== true && edit.every_minutes === undefined) return
    const due = minutesBetweenRuns(manifest, instance.every_minutes) === null ? null : this.parts.gateway.clock.now()
    await operational.run('UPDATE plugin_instances SET next_run_at = ? WHERE id = ?', [due, instance.id])
  }
}

/** Edits after which it is worth a new attempt. */
function isRepair({ settings, secrets, lan, accept_permissions }: InstanceEdit): boolean {
  return [settings, secrets, lan].some((part) => part !== undefined) || accept_permissions === true
}

async function requireRoom(queries: Queries): Promise<void> {
  const row = await queries.first<{ instances: number }>('SELECT COUNT(*) AS instances FROM plugin_instances')
  if (row!.instances >= INSTANCES_MAX)
    throw invalidField('/plugin_id', 'limit', `A household sets up ${INSTANCES_MAX} plugins at most.`)
}

function plainPatch({ title, enabled }: InstanceEdit): Row {
  return {
    ...(title === undefined ? {} : { title }),
    ...(enabled === undefined ? {} : { enabled: enabled ? 1 : 0 }),
  }
}

function agreedTo(manifest: Manifest, actor: Actor, now: string): Omit<Grants, 'lan'> {
  const manifest_sha256 = createHash('sha256').update(JSON.stringify(manifest)).digest('hex')
  return { manifest_sha256, accepted_at: now, accepted_by: actor.label, permissions: manifest.permissions }
}

function requireLan(manifest: Manifest, settings: Settings, given: LanGrant[]): LanGrant[] {
  const faults = faultsOfLan(manifest, settings, given)
  if (faults.length > 0) throw new InvalidInputException(faults)
  return given
}

function requireInterval(manifest: Manifest, minutes: number | null | undefined): number | null {
  if (!manifest.schedule) {
    if (minutes === undefined || minutes === null) return null
    throw invalidField('/every_minutes', 'unsupported', `${manifest.name} never runs by itself.`)
  }
  const { default_minutes, least_minutes } = manifest.schedule
  const chosen = minutes ?? default_minutes
  if (chosen >= least_minutes) return chosen
  throw invalidField('/every_minutes', 'min', `${manifest.name} runs every ${least_minutes} minutes at most.`)
}
