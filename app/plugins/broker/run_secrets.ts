import type { Database } from '#database/database'
import { defuseHandles } from '../domain/secret_handles.js'
import { secretMask } from '../domain/secret_masks.js'
import type { PluginSecrets } from './plugin_secrets.js'
import { Refusal } from './refusals.js'
import type { UsedBy } from './usage.js'

/** The secrets of an instance while one call runs: opened when the first request is made, and hidden in all that the plugin gets. */
export class RunSecrets {
  #values: Promise<Map<string, string>> | undefined
  #mask: (text: string) => string = (text) => text

  constructor(
    private readonly secrets: PluginSecrets,
    private readonly database: Database,
    private readonly by: UsedBy,
  ) {}

  values(): Promise<ReadonlyMap<string, string>> {
    const { householdId, instanceId } = this.by
    this.#values ??= this.secrets.open(householdId, instanceId).then((values) => {
      this.#mask = secretMask(values)
      return values
    })
    return this.#values
  }

  async keep(name: string, value: string): Promise<void> {
    const { householdId, instanceId } = this.by
    const values = await this.values()
    await this.database.write(householdId, async (writes) => {
      const instance = await writes.first('SELECT id FROM plugin_instances WHERE id = ?', [instanceId])
      if (!instance) throw new Refusal('not_found', 'The instance is gone.')
      await this.secrets.keep(writes, instanceId, name, value)
    })
    const all = new Map([...values, [name, value]])
    this.#values = Promise.resolve(all)
    this.#mask = secretMask(all)
  }

  /** Text of ours, such as an error. */
  mask(text: string): string {
    return this.#mask(text)
  }

  /** Text of somebody else, in which handles mean nothing. */
  maskForeign(text: string): string {
    return this.#mask(defuseHandles(text))
  }
}
