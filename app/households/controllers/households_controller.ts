import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { CreateHousehold } from '../services/create_household.js'
import { DescribeMe } from '../services/describe_me.js'
import { SelectHousehold } from '../services/select_household.js'
import { newHouseholdValidator } from '../validators/households.js'

@inject()
export default class HouseholdsController {
  constructor(
    private readonly createHousehold: CreateHousehold,
    private readonly selectHousehold: SelectHousehold,
    private readonly describeMe: DescribeMe,
  ) {}

  async store({ request, response, caller }: HttpContext) {
    const draft = await request.validateUsing(newHouseholdValidator)
    const id = await this.createHousehold.handle(draft, caller.user, request.ip())
    await this.selectHousehold.handle(caller.user.id, caller.sessionId!, id)
    response.status(201)
    return this.describeMe.handle(caller.user.id, id)
  }
}
