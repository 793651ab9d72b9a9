import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { Invite } from '../services/invite.js'
import { ListInvitations } from '../services/list_invitations.js'
import { WithdrawInvitation } from '../services/withdraw_invitation.js'
import { toInvitation } from '../transformers/invitation.js'
import { newInvitationValidator } from '../validators/invitations.js'

@inject()
export default class InvitationsController {
  constructor(
    private readonly listInvitations: ListInvitations,
    private readonly invite: Invite,
    private readonly withdrawInvitation: WithdrawInvitation,
  ) {}

  async index({ household }: HttpContext) {
    const invitations = await this.listInvitations.handle(household.id)
    return { data: invitations.map(toInvitation) }
  }

  async store({ request, response, household, caller }: HttpContext) {
    const draft = await request.validateUsing(newInvitationValidator)
    const by = { userId: caller.user.id, name: caller.user.name, ip: request.ip() }
    const { linkToken, ...invitation } = await this.invite.handle(household.id, draft, by)
    const sendInvitation = await app.container.make('florin.sendInvitation')
    const { email } = invitation
    const mailed =
      email !== null && (await sendInvitation.handle({ email, linkToken, household, inviterName: caller.user.name }))
    response.status(201)
    return { ...toInvitation(invitation), link_token: linkToken, mailed }
  }

  async destroy({ request, response, params, household, caller }: HttpContext) {
    const by = { userId: caller.user.id, ip: request.ip() }
    await this.withdrawInvitation.handle(household.id, Number(params.id), by)
    response.noContent()
  }
}
