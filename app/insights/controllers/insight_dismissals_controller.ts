import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { SettleInsight } from '../services/settle_insight.js'

@inject()
export default class InsightDismissalsController {
  constructor(private readonly settle: SettleInsight) {}

  store({ params, household, actor }: HttpContext) {
    return this.settle.close(household.id, Number(params.id), 'dismissed', actor.label)
  }

  destroy({ params, household }: HttpContext) {
    return this.settle.reopen(household.id, Number(params.id), gateway.clock.today(household.time_zone))
  }
}
