import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { planRequestValidator } from '../validators/automation.js'

export default class AutomationPlansController {
  async store({ request, household }: HttpContext) {
    const { name, document, ...past } = await request.validateUsing(planRequestValidator)
    const plan = await app.container.make('florin.planAutomation')
    return plan.handle(household.id, {
      ...{ name: name ?? 'This automation', document },
      ...{ transactionId: past.transaction_id, accountId: past.account_id, runId: past.run_id, passId: past.pass_id },
    })
  }
}
