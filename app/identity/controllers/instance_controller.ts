import app from '@adonisjs/core/services/app'
import { readInstanceSettings } from '../services/read_instance_settings.js'

export default class InstanceController {
  async show() {
    const database = await app.container.make('florin.database')
    const { registrationOpen, hasUsers } = await database.systemRead(readInstanceSettings)
    const version = app.version?.toString() ?? '0.0.0'
    return { name: 'Florin', version, registration_open: registrationOpen, has_users: hasUsers }
  }
}
