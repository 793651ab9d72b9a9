import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class FlorinOpenapi extends BaseCommand {
  static commandName = 'florin:openapi'
  static description = 'Print the OpenAPI document of the HTTP API'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { describeApi } = await import('#http/openapi')
    const { registeredOperations } = await import('#http/operation')
    const { version } = await import('#config/app')
    const document = describeApi(registeredOperations(), version)
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
  }
}
