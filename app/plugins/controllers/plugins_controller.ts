import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { NotFoundException } from '#core/exceptions'
import { registry } from '../main.js'
import { listPlugins, readPlugin } from '../services/list_plugins.js'
import { switchPlugin } from '../services/plugin_settings.js'
import { switchPluginValidator } from '../validators/plugin.js'

/** The plugins of this installation, as a household uses them. */
export default class PluginsController {
  async index({ household }: HttpContext) {
    await registry.freshen()
    const database = await app.container.make('florin.database')
    return { data: await database.read(household.id, (queries) => listPlugins(queries, registry)), next_cursor: null }
  }

  async show({ household, params }: HttpContext) {
    return show(household.id, String(params.plugin))
  }

  async update({ request, household, params }: HttpContext) {
    const { enabled } = await request.validateUsing(switchPluginValidator)
    const { id } = await show(household.id, String(params.plugin))
    const database = await app.container.make('florin.database')
    await database.write(household.id, (writes) => switchPlugin(writes, id, enabled))
    return show(household.id, id)
  }
}

async function show(householdId: number, id: string) {
  const database = await app.container.make('florin.database')
  const plugin = await database.read(householdId, (queries) => readPlugin(queries, registry, id))
  if (!plugin) throw new NotFoundException('plugin')
  return plugin
}
