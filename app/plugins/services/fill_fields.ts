import { invalidField } from '#core/exceptions'
import type { Database } from '#database/database'
import type { CategoryChoice, FilledField, FilledFields, TransactionsToCategorize } from '#sdk'
import { PluginFailedException } from '../exceptions.js'
import type { CallInstance, CallOptions } from './call_instance.js'
import { checkSettings } from './check_settings.js'
import type { PresentInstances } from './present_instances.js'

/** As many transactions go along with one call. */
export const FILLED_AT_ONCE = 200

export interface FieldsWanted {
  action: string
  input: Readonly<Record<string, unknown>>
  transactions: TransactionsToCategorize
  categories: CategoryChoice[]
}

/** Asks an action of a plugin for fields of transactions. Nothing is written; what the manifest does not name is refused. */
export class FillFields {
  constructor(
    private readonly parts: {
      database: Database
      callInstance: Pick<CallInstance, 'handle'>
      presentInstances: PresentInstances
    },
  ) {}

  async handle(
    householdId: number,
    instanceId: number,
    wanted: FieldsWanted,
    options: CallOptions = {},
  ): Promise<(FilledFields | null)[]> {
    const { fills, input, pluginId } = await this.#prepare(householdId, instanceId, wanted)
    const { action, transactions } = wanted
    const categories = fills.includes('category') ? wanted.categories : []
    const request = { action, input, transactions, categories }
    const { value } = await this.parts.callInstance.handle(householdId, instanceId, 'action.fill', request, options)
    const stray = value.fields
      .flatMap((fields) => Object.keys(fields ?? {}))
      .find((field) => !fills.includes(field as FilledField))
    if (stray !== undefined)
      throw new PluginFailedException(
        'internal',
        `The plugin filled in ${stray}, which its manifest does not name.`,
        pluginId,
      )
    return value.fields
  }

  #prepare(householdId: number, instanceId: number, { action, input }: FieldsWanted) {
    const { database, presentInstances } = this.parts
    return database.read(householdId, async (queries) => {
      const { plugin } = await presentInstances.requirePlugin(queries, instanceId)
      const { id: pluginId, name, contributes } = plugin.manifest
      const declaration = contributes.action?.actions.find(({ id }) => id === action)
      if (!declaration?.fills) throw invalidField('/action', 'unknown', `${name} has no action "${action}" for rules.`)
      const place = { settings: '/input', secrets: '/input' }
      const { settings } = await checkSettings(queries, declaration.input, { settings: { ...input } }, place)
      return { fills: declaration.fills, input: settings, pluginId }
    })
  }
}
