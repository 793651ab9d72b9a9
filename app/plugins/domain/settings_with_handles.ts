import type { Manifest } from '#sdk'
import { schemaOf } from './instance_state.js'
import { handleOf } from './secret_handles.js'
import { secretFields, type Settings } from './settings_form.js'

/** The plugin sees a handle where a secret is kept. */
export function settingsWithHandles(manifest: Manifest, settings: Settings, kept: ReadonlySet<string>): Settings {
  const names = secretFields(schemaOf(manifest)).filter((name) => kept.has(name))
  return { ...settings, ...Object.fromEntries(names.map((name) => [name, handleOf(name)])) }
}
