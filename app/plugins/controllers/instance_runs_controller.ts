import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { NotFoundException } from '#core/exceptions'
import { decodeCursor, PAGE_LIMIT_DEFAULT, pageOf } from '#core/pagination'
import { requireInstance } from '../services/instance_rows.js'
import { listInstanceRuns, readInstanceRun, type StoredRun } from '../services/plugin_runs.js'
import { listInstanceRunsValidator } from '../validators/plugin_instance.js'

export default class InstanceRunsController {
  async index({ request, household, params }: HttpContext) {
    const { cursor, limit = PAGE_LIMIT_DEFAULT } = await request.validateUsing(listInstanceRunsValidator)
    const [before] = decodeCursor(cursor, 1) ?? []
    const database = await app.container.make('florin.database')
    const runs = await database.read(household.id, async (queries) => {
      const { id } = await requireInstance(queries, Number(params.id))
      return listInstanceRuns(queries, id, limit + 1, before === undefined ? undefined : Number(before))
    })
    const page = pageOf(runs, limit, (run) => [run.id])
    return { ...page, data: page.data.map(present) }
  }

  async show({ household, params }: HttpContext) {
    const database = await app.container.make('florin.database')
    const found = await database.read(household.id, (queries) =>
      readInstanceRun(queries, Number(params.id), Number(params.run)),
    )
    if (!found) throw new NotFoundException('run')
    return { ...present(found), host_calls: found.host_calls }
  }
}

function present({ id, started_at, method, version, outcome, message, wall_ms, cpu_ms, host_killed, log }: StoredRun) {
  const failed = outcome !== 'ok'
  return {
    id,
    at: started_at,
    kind: method,
    version,
    status: failed ? 'failed' : 'ok',
    code: failed ? outcome : null,
    error: failed ? message : null,
    duration_ms: wall_ms,
    cpu_ms,
    host_killed: host_killed === 1,
    log,
  }
}
