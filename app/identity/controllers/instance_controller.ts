import { inject } from '@adonisjs/core'
import app from '@adonisjs/core/services/app'
import { ReadInstanceSettings } from '../services/read_instance_settings.js'

@inject()
export default class InstanceController {
  constructor(private readonly readSettings: ReadInstanceSettings) {}

  async show() {
    const { registrationOpen, hasUsers } = await this.readSettings.handle()
    const version = app.version?.toString() ?? '0.0.0'
    return { name: 'Florin', version, registration_open: registrationOpen, has_users: hasUsers }
  }
}
