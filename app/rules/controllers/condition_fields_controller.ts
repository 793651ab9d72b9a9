import type { HttpContext } from '@adonisjs/core/http'
import { fieldsOf } from '../domain/triggers.js'
import { conditionFieldsQuery } from '../validators/condition.js'

/** What conditions may ask for, by what sets them off: the same for every household. */
export default class ConditionFieldsController {
  async index({ request }: HttpContext) {
    const { trigger } = await request.validateUsing(conditionFieldsQuery)
    return { data: fieldsOf(trigger) }
  }
}
