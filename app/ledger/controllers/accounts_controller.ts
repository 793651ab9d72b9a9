import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { currencyScale } from '#commodities/domain/currencies'
import { NotFoundException } from '#core/exceptions'
import type { CurrentHousehold } from '#http/caller'
import { CreateAccount } from '../services/create_account.js'
import { EditAccount } from '../services/edit_account.js'
import { listAccounts, readAccount } from '../services/list_accounts.js'
import { createAccountValidator, editAccountValidator, listAccountsValidator } from '../validators/account.js'

export default class AccountsController {
  async index({ request, household }: HttpContext) {
    const { archived = false } = await request.validateUsing(listAccountsValidator)
    const data = await gateway.database.read(household.id, (queries) =>
      listAccounts(queries, viewOf(household), { archived }),
    )
    return { data }
  }

  async show({ params, household }: HttpContext) {
    return show(household, Number(params.id))
  }

  async store(ctx: HttpContext) {
    const { request, response, household, actor } = ctx
    const input = await request.validateUsing(createAccountValidator)
    const id = respond(
      ctx,
      await new CreateAccount(gateway).handle(household.id, input, viewOf(household).today, actor),
    )
    response.status(201)
    return show(household, id)
  }

  async update(ctx: HttpContext) {
    const { request, params, household, actor } = ctx
    const edit = await request.validateUsing(editAccountValidator)
    respond(ctx, await new EditAccount(gateway).handle(household.id, Number(params.id), edit, actor))
    return show(household, Number(params.id))
  }

  async destroy(ctx: HttpContext) {
    const { params, household, actor, response } = ctx
    respond(ctx, await new EditAccount(gateway).delete(household.id, Number(params.id), actor))
    response.noContent()
  }
}

function viewOf({ base_currency: code, time_zone: timeZone }: CurrentHousehold) {
  return { baseCurrency: { code, scale: currencyScale(code) }, today: gateway.clock.today(timeZone) }
}

async function show(household: CurrentHousehold, id: number) {
  const account = await gateway.database.read(household.id, (queries) => readAccount(queries, viewOf(household), id))
  if (!account) throw new NotFoundException('account')
  return account
}
