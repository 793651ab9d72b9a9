import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { decodeCursor, PAGE_LIMIT_DEFAULT, pageOf } from '#core/pagination'
import { JudgeAnomaly } from '../services/judge_anomaly.js'
import { listAnomalies } from '../services/list_anomalies.js'
import { anomalyQueryValidator, verdictValidator } from '../validators/anomaly.js'

@inject()
export default class AnomaliesController {
  constructor(private readonly judging: JudgeAnomaly) {}

  async index({ request, household }: HttpContext) {
    const { limit = PAGE_LIMIT_DEFAULT, cursor, ...filter } = await request.validateUsing(anomalyQueryValidator)
    const [on, before] = decodeCursor(cursor, 2) ?? []
    const after = on === undefined ? undefined : { on: String(on), id: Number(before) }
    return gateway.database.read(household.id, async (queries) =>
      pageOf(await listAnomalies(queries, { ...filter, after, limit: limit + 1 }), limit, ({ id, transaction }) => [
        transaction.occurred_on,
        id,
      ]),
    )
  }

  async judge({ params, request, household, actor }: HttpContext) {
    const { verdict = null } = await request.validateUsing(verdictValidator)
    return this.judging.handle(household.id, Number(params.id), verdict, actor.label)
  }
}
