import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ChangeProfile } from '../services/change_profile.js'
import { profilePatchValidator } from '../validators/profile.js'

@inject()
export default class ProfileController {
  constructor(private readonly changeProfile: ChangeProfile) {}

  async update({ request, caller }: HttpContext) {
    const patch = await request.validateUsing(profilePatchValidator)
    await this.changeProfile.handle(caller, patch, request.ip())
    return { ...caller.user, ...patch }
  }
}
