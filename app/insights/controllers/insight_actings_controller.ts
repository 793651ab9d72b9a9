import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { SettleInsight } from '../services/settle_insight.js'

@inject()
export default class InsightActingsController {
  constructor(private readonly settle: SettleInsight) {}

  store({ params, household, actor }: HttpContext) {
    return this.settle.close(household.id, Number(params.id), 'acted', actor.label)
  }
}
