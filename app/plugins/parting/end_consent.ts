import type { Database } from '#database/database'
import type { Keyring } from '#secrets/keyring'
import { limitsOfMethod } from '../call_limits.js'
import { buildRequest, checkReply } from '../contract.js'
import { settingsWithHandles } from '../domain/settings_with_handles.js'
import { PluginFailedException } from '../exceptions.js'
import type { InstanceBroker } from '../instance_ports.js'
import type { LoadedPlugin, PluginRegistry } from '../registry.js'
import type { Sandbox } from '../sandbox.js'
import { deleteConsent, type EndingConsent, findConsent, updateConsent } from './consent_rows.js'
import { ConsentNotEndedException } from './exceptions.js'
import { memoryOf } from './kept_connection.js'

export const END_CONSENT_JOB = 'plugins.end_consent'

const METHOD = 'connector.revoke'
const LONGEST_WAIT_MS = 10_000

/** After these, asking again changes nothing. */
const FINAL: Partial<Record<PluginFailedException['reason'], string>> = {
  unsupported: 'offers no way to end a consent. It runs out by itself, or is ended at the provider.',
  auth_required: 'was no longer let in by the provider, so there is nothing to end.',
  consent_expired: 'found the consent to have ended already.',
  not_found: 'found the consent to have ended already.',
  forbidden: 'may not do what ending the consent takes. End it at the provider.',
  invalid_settings: 'has not what it takes to end the consent. End it at the provider.',
}

interface Parts {
  database: Database
  keyring: Keyring
  registry: Pick<PluginRegistry, 'find' | 'freshen'>
  broker: InstanceBroker
  sandbox: Sandbox
  longest_wait_ms?: number
}

/** Tells a provider that a consent is no longer needed, when the household that gave it is deleted already. */
export class EndConsent {
  constructor(private readonly parts: Parts) {}

  /** Answers how it ended, in words. Throws `ConsentNotEndedException` where it may be tried again, and after the last attempt. */
  async handle(consentId: number, { signal, isLastAttempt }: { signal: AbortSignal; isLastAttempt: boolean }) {
    const { database, keyring, registry } = this.parts
    const sealer = await keyring.sealerOf(null)
    const consent = await database.systemRead((queries) => findConsent(queries, sealer, consentId))
    if (!consent) return 'Nothing is left to end it with.'
    await registry.freshen()
    const plugin = registry.find(consent.plugin_id)
    const outcome = await this.#tell(plugin, consent, signal)
    const isOver = outcome.isOver || isLastAttempt
    await database.systemWrite((writes) =>
      isOver ? deleteConsent(writes, consentId) : updateConsent(writes, sealer, consentId, consent),
    )
    const name = plugin?.manifest.name ?? consent.plugin_id
    if (outcome.isOver) return `${name} ${outcome.words}`
    const then = isOver ? 'It is not tried again: end it at the provider.' : 'It is tried again.'
    throw new ConsentNotEndedException(`${name} could not end a consent (${outcome.words}). ${then}`)
  }

  /** Whatever a plugin says stays here: words of it may be about people. */
  async #tell(plugin: LoadedPlugin | undefined, consent: EndingConsent, signal: AbortSignal) {
    try {
      if (!plugin) return { isOver: false, words: 'it is not installed' }
      await this.#call(plugin, consent, signal)
      return { isOver: true, words: 'ended the consent.' }
    } catch (error) {
      if (signal.aborted) throw error
      if (!(error instanceof PluginFailedException)) return { isOver: false, words: 'the sandbox did not work' }
      const final = FINAL[error.reason]
      return final === undefined ? { isOver: false, words: error.reason } : { isOver: true, words: final }
    }
  }

  async #call(plugin: LoadedPlugin, consent: EndingConsent, signal: AbortSignal): Promise<void> {
    const { broker, sandbox, longest_wait_ms = LONGEST_WAIT_MS } = this.parts
    const { manifest, bundle } = plugin
    const { former_household: householdId, former_instance: instanceId, kept } = consent
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(longest_wait_ms)])
    const call = { householdId, instanceId, pluginId: manifest.id, manifest, grants: kept.grants, signal: inTime }
    const settings = settingsWithHandles(manifest, kept.settings, new Set(Object.keys(kept.secrets)))
    const { value } = await sandbox.invoke({
      bundle,
      method: METHOD,
      request: buildRequest(METHOD, {}),
      surroundings: { settings, ...kept.regional },
      onHostCall: broker.callsFor({ ...call, memory: memoryOf(kept) }),
      ownHost: `instance:${instanceId}`,
      limits: limitsOfMethod(METHOD),
      signal: inTime,
    })
    checkReply(manifest.id, METHOD, value, {})
  }
}
