import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { readUsage } from '../services/read_usage.js'
import { usageQueryValidator } from '../validators/plugin_instance.js'

const DAYS_DEFAULT = 30

export default class InstanceUsageController {
  async show({ request, household, params }: HttpContext) {
    const { days = DAYS_DEFAULT } = await request.validateUsing(usageQueryValidator)
    const usage = await app.container.make('florin.pluginUsage')
    await usage.flush()
    const [database, clock] = [await app.container.make('florin.database'), await app.container.make('florin.clock')]
    return database.read(household.id, (queries) => readUsage(queries, Number(params.id), days, clock.now()))
  }
}
