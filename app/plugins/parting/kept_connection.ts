import { Refusal } from '../broker/refusals.js'
import type { SecretPlace } from '../broker/run_secrets.js'
import { LARGEST_STORE_BYTES, type PluginStore } from '../broker/store.js'
import type { Grants } from '../domain/grants.js'
import type { Settings } from '../domain/settings_form.js'
import type { InstanceMemory } from '../instance_ports.js'
import type { CallSurroundings } from '../sandbox.js'

/** All that a connector needs to be called once more when its instance, and the household of it, are gone. */
export interface KeptConnection {
  settings: Settings
  grants: Grants
  regional: Omit<CallSurroundings, 'settings'>
  secrets: Record<string, string>
  /** JSON texts. */
  store: Record<string, string>
}

/** Lets a call change what is kept, so that a token renewed by a failed attempt is there for the next. */
export function memoryOf(kept: KeptConnection): InstanceMemory {
  return { secrets: secretsOf(kept), store: storeOf(kept) }
}

function secretsOf(kept: KeptConnection): SecretPlace {
  return {
    open: () => Promise.resolve(new Map(Object.entries(kept.secrets))),
    keep(name, value) {
      kept.secrets = { ...kept.secrets, [name]: value }
      return Promise.resolve()
    },
  }
}

function storeOf(kept: KeptConnection): PluginStore {
  return {
    get: (key) => Promise.resolve(new Map(Object.entries(kept.store)).get(key) ?? 'null'),
    keys: (prefix) =>
      Promise.resolve(
        Object.keys(kept.store)
          .filter((key) => key.startsWith(prefix))
          .sort(),
      ),
    async set(key, value) {
      const changed = { ...kept.store, [key]: value }
      if (JSON.stringify(changed).length > LARGEST_STORE_BYTES) throw new Refusal('conflict', 'Its store is full.')
      kept.store = changed
      await Promise.resolve()
    },
    delete(key) {
      kept.store = Object.fromEntries(Object.entries(kept.store).filter(([each]) => each !== key))
      return Promise.resolve()
    },
  }
}
