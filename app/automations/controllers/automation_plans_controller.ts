import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { planRequestValidator } from '../validators/automation.js'

export default class AutomationPlansController {
  async store({ request, household }: HttpContext) {
    const { name, document, transaction_id, run_id } = await request.validateUsing(planRequestValidator)
    const plan = await app.container.make('florin.planAutomation')
    return plan.handle(household.id, {
      ...{ name: name ?? 'This automation', document },
      ...{ transactionId: transaction_id, runId: run_id },
    })
  }
}
