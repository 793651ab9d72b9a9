import type { Database } from '#database/database'
import { DomainException } from '#core/exceptions'
import { PluginFailedException } from '../exceptions.js'
import type { PluginRegistry } from '../registry.js'
import type { CallInstance } from './call_instance.js'
import { findInstance } from './instance_rows.js'

/** A provider that does not answer must not keep anybody from deleting. */
const LONGEST_WAIT_MS = 10_000

interface RevokeParts {
  database: Database
  registry: Pick<PluginRegistry, 'find'>
  callInstance: Pick<CallInstance, 'handle'>
  /** How it ended: the instance, and its runs with it, are gone afterwards. */
  logger: { info(about: object, message: string): void; warn(about: object, message: string): void }
  longest_wait_ms?: number
}

/** Tells the provider of a connection that its consent is no longer needed, before what it takes to say so is deleted. Never throws. */
export class RevokeConnection {
  constructor(private readonly parts: RevokeParts) {}

  async handle(householdId: number, instanceId: number): Promise<void> {
    const { database, registry, logger } = this.parts
    const instance = await database.read(householdId, (queries) => findInstance(queries, instanceId))
    if (!instance || instance.unique_id === null) return
    if (!registry.find(instance.plugin_id)?.manifest.contributes.connector) return
    const about = { household: householdId, instance: instanceId, plugin: instance.plugin_id }
    try {
      await this.#ask(householdId, instanceId)
      logger.info(about, 'The consent of a connection was ended before it was deleted')
    } catch (thrown) {
      if (thrown instanceof PluginFailedException && thrown.reason === 'unsupported')
        return logger.info(about, 'A connection is deleted whose provider offers no way to end the consent')
      const why = thrown instanceof DomainException ? { reason: thrown.message } : { err: thrown }
      logger.warn({ ...about, ...why }, 'The consent of a connection that is deleted could not be ended')
    }
  }

  /** The call may have to wait for another of the same instance, which knows nothing of this signal. */
  async #ask(householdId: number, instanceId: number): Promise<void> {
    const { callInstance, longest_wait_ms = LONGEST_WAIT_MS } = this.parts
    const stop = new AbortController()
    const options = { trial: 'asked', signal: stop.signal } as const
    const asked = callInstance.handle(householdId, instanceId, 'connector.revoke', {}, options)
    // Whoever is late tells nobody.
    asked.catch(() => undefined)
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        stop.abort()
        reject(new PluginFailedException('transient', `It took longer than ${longest_wait_ms} ms.`, ''))
      }, longest_wait_ms)
    })
    try {
      await Promise.race([asked, late])
    } finally {
      clearTimeout(timer)
    }
  }
}
