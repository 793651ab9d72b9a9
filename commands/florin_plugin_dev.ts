import { once } from 'node:events'
import { args } from '@adonisjs/core/ace'
import { FlorinCommand } from '#http/florin_command'

export default class FlorinPluginDev extends FlorinCommand {
  static commandName = 'florin:plugin:dev'
  static description = 'Work on plugins: a running server takes up every change of their folders at once'
  static help = [
    'Needs FLORIN_PLUGIN_DEVELOPMENT=1, here and at the server. Prints what the plugins log, with the lines of your own files. Ctrl+C ends it,',
    'and the plugins are gone from the server.',
  ]

  @args.spread({ description: "The plugins' folders" })
  declare folders: string[]

  protected async work() {
    const { packageSettings } = await import('#config/packages')
    const { developmentPlace } = await import('#plugins/authoring/development_source')
    const { DevelopmentSession } = await import('#plugins/authoring/development_session')
    const { DevelopmentModeOffException } = await import('#plugins/packages/exceptions')
    if (!packageSettings.development) throw new DevelopmentModeOffException('A folder')
    const place = developmentPlace(packageSettings.dataFolder)
    const database = await this.app.container.make('florin.database')
    const session = new DevelopmentSession(database, place, this.folders, (line) => this.print({ line }, line))
    await session.start()
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await session.stop()
  }
}
