import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { args, flags } from '@adonisjs/core/ace'
import { FlorinCommand } from '#http/florin_command'

export default class FlorinRestore extends FlorinCommand {
  static commandName = 'florin:restore'
  static description = 'Bring a JSON export back into an empty household'
  static help = [
    'The file is what florin:export --format json printed, here or on another server. All of it is one change that can be undone.',
    'Automations come back switched off; what is secret is not in an export and has to be entered again.',
  ]

  @args.string({ description: 'The file' })
  declare file: string

  @flags.number({ description: 'The id of the household, which has to be empty', required: true })
  declare household: number

  protected async work() {
    const began = performance.now()
    const { RestoreHousehold } = await import('#portability/services/restore_household')
    const { ExportUnreadableException } = await import('#portability/exceptions')
    const { findHousehold } = await import('#households/services/find_household')
    const found = await stat(this.file).catch(() => undefined)
    if (!found?.isFile()) throw new ExportUnreadableException(`There is no file "${this.file}".`)
    const gateway = await this.app.container.make('florin.gateway')
    const household = await findHousehold(gateway.database, this.household)
    const restore = new RestoreHousehold(gateway, await this.app.container.make('florin.sections'))
    const actor = { kind: 'import', id: null, label: basename(this.file) } as const
    const { result, changeSetId } = await restore.handle(household, this.file, actor)
    const seconds = Math.round(performance.now() - began) / 1000
    const counts = result.restored.map(({ section, count }) => `${count} ${section.replaceAll('_', ' ')}`)
    const sentences = [`Brought back ${counts.join(', ')}.`, ...result.notes.map(({ message }) => message)]
    this.print({ change_set: changeSetId, ...result, seconds }, sentences.join('\n'))
  }
}
