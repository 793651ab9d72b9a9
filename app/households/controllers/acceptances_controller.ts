import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { AcceptInvitation } from '../services/accept_invitation.js'
import { DescribeMe } from '../services/describe_me.js'
import { SelectHousehold } from '../services/select_household.js'
import { acceptanceValidator } from '../validators/invitations.js'

@inject()
export default class AcceptancesController {
  constructor(
    private readonly acceptInvitation: AcceptInvitation,
    private readonly selectHousehold: SelectHousehold,
    private readonly describeMe: DescribeMe,
  ) {}

  async store({ request, caller }: HttpContext) {
    const { token } = await request.validateUsing(acceptanceValidator)
    const householdId = await this.acceptInvitation.handle(token, caller.user, request.ip())
    await this.selectHousehold.handle(caller.user.id, caller.sessionId!, householdId)
    return this.describeMe.handle(caller.user.id, householdId)
  }
}
