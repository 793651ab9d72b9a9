import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { invalidField } from '#core/exceptions'
import type { LiveEvents } from '#http/live_events'
import { InstanceExistsException } from '../exceptions.js'
import type { InstanceSecrets } from '../instance_ports.js'
import type { CallInstance } from './call_instance.js'
import { checkSettings } from './check_settings.js'
import { requireInstance } from './instance_rows.js'
import { moveInstance, tellState } from './move_instance.js'
import type { PresentInstances } from './present_instances.js'

interface ConnectParts {
  gateway: Gateway
  secrets: InstanceSecrets
  live: LiveEvents
  callInstance: CallInstance
  presentInstances: PresentInstances
}

/** Connects an instance to its provider with what a person enters once, or connects it again when the provider asks for that. */
export class ConnectInstance {
  constructor(private readonly parts: ConnectParts) {}

  async handle(
    householdId: number,
    instanceId: number,
    given: Record<string, unknown>,
    actor: Actor,
  ): Promise<Changed<void>> {
    const input = await this.#inputOf(householdId, instanceId, given)
    const { value } = await this.parts.callInstance.handle(
      householdId,
      instanceId,
      'connector.connect',
      { input },
      { trial: 'asked' },
    )
    try {
      return await this.#keep(householdId, instanceId, value, actor)
    } catch (thrown) {
      if (thrown instanceof InstanceExistsException) await this.#refuse(householdId, instanceId, thrown.message)
      throw thrown
    }
  }

  /** By now it holds the secrets of something else, so it must not go on. */
  async #refuse(householdId: number, instanceId: number, reason: string): Promise<void> {
    const { gateway, live } = this.parts
    const refused = { state: 'needs_connection', reason } as const
    await gateway.database.write(householdId, (writes) => moveInstance(writes, instanceId, refused))
    tellState(live, householdId, instanceId, refused.state)
  }

  /** What is entered as a secret is kept as one before the call, and the plugin gets its handle. */
  async #inputOf(householdId: number, instanceId: number, given: Record<string, unknown>) {
    const { gateway, presentInstances, secrets } = this.parts
    return gateway.database.write(householdId, async (writes) => {
      const { plugin } = await presentInstances.requirePlugin(writes, instanceId)
      const { connector } = plugin.manifest.contributes
      if (!connector) throw invalidField('/input', 'unsupported', `${plugin.manifest.name} is nothing to connect to.`)
      const entered = Object.entries(given)
      const isSecret = (name: string) =>
        Object.hasOwn(connector.connect.properties, name) && connector.connect.properties[name]!.format === 'secret'
      const checked = await checkSettings(
        writes,
        connector.connect,
        {
          settings: Object.fromEntries(entered.filter(([name]) => !isSecret(name))),
          secrets: Object.fromEntries(entered.filter(([name]) => isSecret(name))),
        },
        { settings: '/input', secrets: '/input' },
      )
      const handles: Record<string, unknown> = {}
      for (const [name, value] of Object.entries(checked.secrets)) {
        if (value === null) continue
        await secrets.keep(writes, instanceId, name, value)
        handles[name] = `{{secret:${name}}}`
      }
      return { ...checked.settings, ...handles }
    })
  }

  #keep(
    householdId: number,
    instanceId: number,
    { unique_id, title }: { unique_id: string; title: string },
    actor: Actor,
  ): Promise<Changed<void>> {
    const origin = { actor, cause: 'plugin_instance.connected', summary: `Connected ${title}` }
    return this.parts.gateway.change(householdId, origin, async (changes) => {
      const instance = await requireInstance(changes, instanceId)
      if (instance.unique_id !== null && instance.unique_id !== unique_id)
        throw new InstanceExistsException(
          `${instance.title} stands for another connection than the one you made. Set up a new one for ${title}.`,
        )
      const same = await changes.first<{ title: string }>(
        'SELECT title FROM plugin_instances WHERE plugin_id = ? AND unique_id = ? AND id <> ?',
        [instance.plugin_id, unique_id, instanceId],
      )
      if (same) throw new InstanceExistsException(`${title} is connected already, as ${same.title}.`)
      await changes.update('plugin_instances', instanceId, { unique_id })
      const sql = 'UPDATE plugin_instances SET next_run_at = ? WHERE id = ? AND every_minutes IS NOT NULL'
      await changes.operational.run(sql, [this.parts.gateway.clock.now(), instanceId])
    })
  }
}
