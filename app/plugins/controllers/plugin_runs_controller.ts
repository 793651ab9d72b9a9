import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { NotFoundException } from '#core/exceptions'
import { decodeCursor, encodeCursor, PAGE_LIMIT_DEFAULT } from '#core/pagination'
import { registry } from '../main.js'
import { listPluginRuns, type StoredRun } from '../services/plugin_runs.js'
import { listRunsValidator } from '../validators/plugin.js'

export default class PluginRunsController {
  async index({ request, household, params }: HttpContext) {
    const { cursor, limit = PAGE_LIMIT_DEFAULT } = await request.validateUsing(listRunsValidator)
    const plugin = registry.find(String(params.plugin))
    if (!plugin) throw new NotFoundException('plugin')
    const [before] = decodeCursor(cursor, 1) ?? []
    const database = await app.container.make('florin.database')
    const runs = await database.read(household.id, (queries) =>
      listPluginRuns(queries, plugin.manifest.id, limit + 1, before === undefined ? undefined : Number(before)),
    )
    const page = runs.slice(0, limit)
    return {
      data: page.map(present),
      next_cursor: runs.length > limit ? encodeCursor([page[page.length - 1].id]) : null,
    }
  }
}

function present({ id, started_at, method, outcome, message, wall_ms, cpu_ms }: StoredRun) {
  const failed = outcome !== 'ok'
  return {
    id,
    at: started_at,
    kind: method,
    status: failed ? 'failed' : 'ok',
    code: failed ? outcome : null,
    error: failed ? message : null,
    duration_ms: wall_ms,
    cpu_ms,
  }
}
