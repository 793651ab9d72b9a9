import { args } from '@adonisjs/core/ace'
import { PrintingCommand } from '#http/florin_command'

export default class FlorinPluginBuild extends PrintingCommand {
  static commandName = 'florin:plugin:build'
  static description = "Bundle a plugin's folder into dist/plugin.js"
  static help = ['The folder may be anywhere: the SDK and the bundler come from this checkout.']

  @args.string({ description: "The plugin's folder" })
  declare folder: string

  protected async work() {
    const { buildFolder } = await import('#plugins/authoring/build_folder')
    const built = await buildFolder(this.folder)
    this.print(built, `${built.file} (${built.bytes} bytes, SHA-256 ${built.sha256})`)
  }
}
