import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { args, flags } from '@adonisjs/core/ace'
import { FlorinCommand } from '#http/florin_command'
import type { PackageJson } from '#plugins/validators/package'

export default class FlorinPluginInstall extends FlorinCommand {
  static commandName = 'florin:plugin:install'
  static description = 'Install a .florin archive, or in developer mode a folder'
  static help = ['A running server takes it up within seconds.']

  @args.string({ description: 'The archive, or the folder of a plugin that was built' })
  declare file: string

  @flags.boolean({ description: 'Agree to what it asks for' })
  declare accept: boolean

  protected async work() {
    const { InstallPackage } = await import('#plugins/services/install_package')
    const { ActivatePackage } = await import('#plugins/services/activate_package')
    const { readArchive } = await import('#plugins/packages/read_archive')
    const { ListPackages } = await import('#plugins/services/list_packages')
    const source = resolve(this.file)
    const archive = statSync(source).isDirectory() ? await this.#pack(source) : await readArchive(source)
    const id = await (await this.app.container.make(InstallPackage)).handle(archive, { source })
    if (this.accept) await (await this.app.container.make(ActivatePackage)).handle(id)
    const installed = await (await this.app.container.make(ListPackages)).one(id)
    this.print(installed, describe(installed))
  }

  async #pack(folder: string): Promise<Buffer> {
    const { packageSettings } = await import('#config/packages')
    const { DevelopmentModeOffException } = await import('#plugins/packages/exceptions')
    const { packFolder } = await import('#plugins/packages/pack_folder')
    if (!packageSettings.development) throw new DevelopmentModeOffException('A folder')
    return packFolder(folder)
  }
}

function describe({ plugin_id, version, level, state, sentences, risk }: PackageJson): string {
  const { can_read, can_contact, keeps, can_change, cannot } = sentences
  const groups = {
    'Can read': can_read,
    'Can contact': can_contact,
    Keeps: keeps,
    'Can change': can_change,
    Cannot: cannot,
  }
  const lines = Object.entries(groups).flatMap(([title, texts]) => texts.map((text) => `  ${title}: ${text}`))
  const consent = state === 'waiting' ? '\nIt runs when you agree: run the command again with --accept.' : ''
  const opening = `${plugin_id} ${version} (${level.replace('_', '-')}) is ${state}.`
  return [opening, ...lines, `  Risk: ${risk.level}. ${risk.why}`].join('\n') + consent
}
