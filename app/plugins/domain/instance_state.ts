import type { Manifest, SettingsSchema } from '#sdk'
import { EMPTY_FORM, readSettings, secretFields } from './settings_form.js'

export type InstanceState = 'ready' | 'needs_connection' | 'needs_attention' | 'quarantined'
/** Why an instance does not run. */
export type Obstacle = Exclude<InstanceState, 'ready'> | 'disabled' | 'missing'

export interface StateChange {
  state: InstanceState
  /** A sentence for the person who can do something about it; empty when ready. */
  reason: string
}

/** A state that keeps an instance from running. */
export interface Lack extends StateChange {
  state: Exclude<InstanceState, 'ready'>
}

export const READY: StateChange = { state: 'ready', reason: '' }
export const NOT_CONNECTED: Lack = { state: 'needs_connection', reason: 'It is not connected yet.' }
export const BROUGHT_BACK: StateChange = {
  state: 'needs_attention',
  reason:
    'It was deleted and brought back. Its secrets and what it had stored were not kept: enter them or connect again.',
}

export const RESTORED: StateChange = {
  state: 'needs_attention',
  reason:
    'It came back from an export, which has no secrets: enter them again or connect, and agree to what it may do.',
}

/** What a run makes of an instance's state; undefined where it stays. `quarantine` says why it is to be stopped, if it is. */
export function stateAfterRun(
  current: InstanceState,
  run: { code: string; message: string },
  quarantine: string | null,
): StateChange | undefined {
  if (quarantine !== null) return { state: 'quarantined', reason: quarantine }
  switch (run.code) {
    case '':
      return current === 'ready' ? undefined : READY
    case 'auth_required':
    case 'consent_expired':
      return { state: 'needs_connection', reason: run.message }
    case 'invalid_settings':
      return { state: 'needs_attention', reason: run.message }
    default:
      return undefined
  }
}

/**
 * What an instance lacks before it can run, whatever its state says: no undo brings secrets back, and an upgrade may ask for more.
 */
export function lackOf(
  manifest: Manifest,
  settings: Record<string, unknown>,
  kept: ReadonlySet<string>,
): Lack | undefined {
  const schema = schemaOf(manifest)
  const { problems } = readSettings(schema, { settings, kept })
  const missing = problems.filter(({ pointer }) => pointer.startsWith('/secrets/'))
  if (missing.length > 0) return { state: 'needs_attention', reason: missing.map(({ message }) => message).join(' ') }
  if (!manifest.contributes.connector) return undefined
  const ofForm = new Set(secretFields(schema))
  const fromConnecting = manifest.permissions.filter(({ kind, scope }) => kind === 'secret' && !ofForm.has(scope))
  const isConnected = fromConnecting.length === 0 || fromConnecting.some(({ scope }) => kept.has(scope))
  return isConnected ? undefined : NOT_CONNECTED
}

export function schemaOf(manifest: Pick<Manifest, 'settings'>): SettingsSchema {
  return manifest.settings?.schema ?? EMPTY_FORM
}
