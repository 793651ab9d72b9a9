import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { FindConflicts } from '../services/find_conflicts.js'

export default class RuleConflictsController {
  async index({ response, household }: HttpContext) {
    const abandoned = new AbortController()
    response.response.once('close', () => abandoned.abort())
    const { findings, transaction_count } = await new FindConflicts(gateway).handle(household.id, abandoned.signal)
    return { data: findings, transaction_count }
  }
}
