import { invalidField } from '#core/exceptions'
import type { Database } from '#database/database'
import type { ActionDeclaration, ActionRequest } from '#sdk'
import type { CallInstance, CallOptions } from './call_instance.js'
import { checkSettings } from './check_settings.js'
import type { PresentInstances } from './present_instances.js'

export interface Step {
  action: string
  input: Record<string, unknown>
  /** The same for every attempt of the same step. */
  key: string
}

/** Runs a step of an automation by a plugin, or has it say what it would do. */
export class RunAction {
  constructor(
    private readonly parts: {
      database: Database
      callInstance: Pick<CallInstance, 'handle'>
      presentInstances: PresentInstances
    },
  ) {}

  async run(householdId: number, instanceId: number, step: Step, options: CallOptions = {}) {
    const { declaration, request } = await this.#prepare(householdId, instanceId, step)
    const { value } = await this.parts.callInstance.handle(householdId, instanceId, 'action.run', request, options)
    return { output: value.output, effects: declaration.effects }
  }

  async plan(householdId: number, instanceId: number, step: Step, options: CallOptions = {}) {
    const { declaration, request } = await this.#prepare(householdId, instanceId, step)
    const { value } = await this.parts.callInstance.handle(householdId, instanceId, 'action.plan', request, options)
    return { summary: value.summary, effects: declaration.effects }
  }

  /** The input, checked against the form of the action and with its defaults. */
  #prepare(
    householdId: number,
    instanceId: number,
    { action, input, key }: Step,
  ): Promise<{ declaration: ActionDeclaration; request: ActionRequest }> {
    const { database, presentInstances } = this.parts
    return database.read(householdId, async (queries) => {
      const { plugin } = await presentInstances.requirePlugin(queries, instanceId)
      const actions = plugin.manifest.contributes.action?.actions ?? []
      const declaration = actions.find(({ id, fills }) => id === action && !fills)
      if (!declaration) throw invalidField('/action', 'unknown', `${plugin.manifest.name} has no action "${action}".`)
      const place = { settings: '/input', secrets: '/input' }
      const { settings } = await checkSettings(queries, declaration.input, { settings: input }, place)
      return { declaration, request: { action, input: settings, idempotency_key: key } }
    })
  }
}
