import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { EditRecurring } from '../services/edit_recurring.js'
import { showRecurring } from '../services/show_recurring.js'
import { recurringMergeValidator } from '../validators/recurring.js'

export default class RecurringMergingsController {
  async store(ctx: HttpContext) {
    const { request, params, household, actor } = ctx
    const { into } = await request.validateUsing(recurringMergeValidator)
    respond(ctx, await new EditRecurring(gateway).merge(household.id, Number(params.id), into, actor))
    await (await app.container.make('florin.refreshRecurring')).handle(household.id)
    return showRecurring(gateway, household, into)
  }
}
