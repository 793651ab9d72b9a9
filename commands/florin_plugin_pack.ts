import { args, flags } from '@adonisjs/core/ace'
import { PrintingCommand } from '#http/florin_command'

export default class FlorinPluginPack extends PrintingCommand {
  static commandName = 'florin:plugin:pack'
  static description = "Pack a plugin's folder into a .florin archive"
  static help = [
    'Packs plugin.json, dist/plugin.js, README.md, CHANGELOG.md, LICENSE, the icon and locales/. Build the plugin first.',
  ]

  @args.string({ description: "The plugin's folder" })
  declare folder: string

  @flags.string({ description: 'Where to write it; without it <id>-<version>.florin in the current folder' })
  declare out?: string

  protected async work() {
    const { packFolder } = await import('#plugins/packages/pack_folder')
    const { readPackage } = await import('#plugins/packages/read_package')
    const { writeWhole } = await import('#plugins/packages/write_whole')
    const archive = packFolder(this.folder)
    const { manifest, sha256, size } = await readPackage(archive)
    const file = this.out ?? `${manifest.id}-${manifest.version}.florin`
    writeWhole(file, archive)
    const { id, version } = manifest
    this.print({ file, id, version, sha256, size }, `${file} (${size} bytes, SHA-256 ${sha256})`)
  }
}
