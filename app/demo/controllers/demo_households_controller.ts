import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { CreateHousehold } from '#households/services/create_household'
import { DescribeMe } from '#households/services/describe_me'
import { SelectHousehold } from '#households/services/select_household'
import { CreateDemo } from '../services/create_demo.js'
import { demoHousehold } from '../domain/demo_household.js'

const TRANSACTIONS = 2400
const SEED = 1

/** Shows somebody around in a household of their own with made-up data. Deleting the household removes all of it. */
@inject()
export default class DemoHouseholdsController {
  constructor(
    private readonly createHousehold: CreateHousehold,
    private readonly selectHousehold: SelectHousehold,
    private readonly describeMe: DescribeMe,
  ) {}

  async store({ request, response, caller, actor }: HttpContext) {
    const id = await this.createHousehold.handle(demoHousehold, caller.user, request.ip())
    const until = gateway.clock.today(demoHousehold.time_zone)
    await new CreateDemo(gateway).handle(id, { transactions: TRANSACTIONS, seed: SEED, until }, actor)
    await this.selectHousehold.handle(caller.user.id, caller.sessionId!, id)
    response.status(201)
    return this.describeMe.handle(caller.user.id, id)
  }
}
