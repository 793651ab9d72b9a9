import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { CreateRecurring } from '../services/create_recurring.js'
import { EditRecurring } from '../services/edit_recurring.js'
import { readStandings, recurringJson } from '../services/read_recurring.js'
import { showRecurring } from '../services/show_recurring.js'
import {
  type RecurringEdit,
  recurringEditValidator,
  recurringInputValidator,
  recurringQueryValidator,
} from '../validators/recurring.js'

/** What changes the outlook, beside what a person sees at once. */
const FORESEEN: readonly (keyof RecurringEdit)[] = ['cadence', 'next_due_on', 'amount', 'account_id']

export default class RecurringPaymentsController {
  async index({ request, household }: HttpContext) {
    const { status } = await request.validateUsing(recurringQueryValidator)
    const today = gateway.clock.today(household.time_zone)
    const all = await gateway.database.read(household.id, (queries) => readStandings(queries, today))
    const wanted = all.filter(({ row }) => status === undefined || row.status === status)
    return { data: wanted.map((standing) => recurringJson(standing, today)) }
  }

  async store(ctx: HttpContext) {
    const { request, response, household, actor } = ctx
    const input = await request.validateUsing(recurringInputValidator)
    const id = respond(ctx, await new CreateRecurring(gateway).handle(household.id, input, actor))
    await refresh(household.id)
    response.status(201)
    return showRecurring(gateway, household, id)
  }

  show({ params, household }: HttpContext) {
    return showRecurring(gateway, household, Number(params.id))
  }

  async update(ctx: HttpContext) {
    const { request, params, household, actor } = ctx
    const edit = await request.validateUsing(recurringEditValidator)
    respond(ctx, await new EditRecurring(gateway).handle(household.id, Number(params.id), edit, actor))
    if (FORESEEN.some((name) => edit[name] !== undefined)) await refresh(household.id)
    return showRecurring(gateway, household, Number(params.id))
  }

  async destroy(ctx: HttpContext) {
    const { params, household, actor, response } = ctx
    respond(ctx, await new EditRecurring(gateway).delete(household.id, Number(params.id), actor))
    response.noContent()
  }

  async detect({ household }: HttpContext) {
    const { series, suggested } = await refresh(household.id)
    return { series, suggested }
  }
}

async function refresh(householdId: number) {
  return (await app.container.make('florin.refreshRecurring')).handle(householdId)
}
