import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ChangeRole } from '../services/change_role.js'
import { ListMembers } from '../services/list_members.js'
import { RemoveMember } from '../services/remove_member.js'
import { toMember } from '../transformers/member.js'
import { rolePatchValidator } from '../validators/members.js'

@inject()
export default class MembersController {
  constructor(
    private readonly listMembers: ListMembers,
    private readonly changeRole: ChangeRole,
    private readonly removeMember: RemoveMember,
  ) {}

  async index({ household }: HttpContext) {
    const members = await this.listMembers.handle(household.id)
    return { data: members.map(toMember) }
  }

  async update({ request, response, params, household, caller }: HttpContext) {
    const { role } = await request.validateUsing(rolePatchValidator)
    await this.changeRole.handle(household, Number(params.id), role, { userId: caller.user.id, ip: request.ip() })
    response.noContent()
  }

  async destroy({ request, response, params, household, caller }: HttpContext) {
    await this.removeMember.handle(household, Number(params.id), { userId: caller.user.id, ip: request.ip() })
    response.noContent()
  }
}
