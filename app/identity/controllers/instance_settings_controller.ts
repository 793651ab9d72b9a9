import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ChangeInstanceSettings } from '../services/change_instance_settings.js'
import { ReadInstanceSettings } from '../services/read_instance_settings.js'
import { instanceSettingsValidator } from '../validators/instance.js'

@inject()
export default class InstanceSettingsController {
  constructor(
    private readonly readSettings: ReadInstanceSettings,
    private readonly changeSettings: ChangeInstanceSettings,
  ) {}

  async show() {
    const { registrationOpen } = await this.readSettings.handle()
    return { registration_open: registrationOpen }
  }

  async update({ request, caller }: HttpContext) {
    const settings = await request.validateUsing(instanceSettingsValidator)
    await this.changeSettings.handle(settings.registration_open, { userId: caller.user.id, ip: request.ip() })
    return settings
  }
}
