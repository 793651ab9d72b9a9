import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { DescribeMe } from '../services/describe_me.js'
import { SelectHousehold } from '../services/select_household.js'
import { currentHouseholdValidator } from '../validators/me.js'

@inject()
export default class CurrentHouseholdController {
  constructor(
    private readonly selectHousehold: SelectHousehold,
    private readonly describeMe: DescribeMe,
  ) {}

  async update({ request, caller }: HttpContext) {
    const { household_id: householdId } = await request.validateUsing(currentHouseholdValidator)
    await this.selectHousehold.handle(caller.user.id, caller.sessionId!, householdId)
    return this.describeMe.handle(caller.user.id, householdId)
  }
}
