import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ChangeHousehold } from '../services/change_household.js'
import { DeleteHousehold } from '../services/delete_household.js'
import { toHousehold } from '../transformers/household.js'
import { householdPatchValidator } from '../validators/households.js'

@inject()
export default class HouseholdController {
  constructor(
    private readonly changeHousehold: ChangeHousehold,
    private readonly deleteHousehold: DeleteHousehold,
  ) {}

  show({ household }: HttpContext) {
    return toHousehold(household)
  }

  async update({ request, household, caller }: HttpContext) {
    const patch = await request.validateUsing(householdPatchValidator)
    await this.changeHousehold.handle(household, patch, { userId: caller.user.id, ip: request.ip() })
    return toHousehold({ ...household, ...patch })
  }

  async destroy({ request, response, household, caller }: HttpContext) {
    await this.deleteHousehold.handle(household, { userId: caller.user.id, ip: request.ip() })
    response.noContent()
  }
}
