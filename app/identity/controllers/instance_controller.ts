import { inject } from '@adonisjs/core'
import { version } from '#config/app'
import { ReadInstanceSettings } from '../services/read_instance_settings.js'

@inject()
export default class InstanceController {
  constructor(private readonly readSettings: ReadInstanceSettings) {}

  async show() {
    const { registrationOpen, hasUsers } = await this.readSettings.handle()
    return { name: 'Florin', version, registration_open: registrationOpen, has_users: hasUsers }
  }
}
