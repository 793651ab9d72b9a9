import { flags } from '@adonisjs/core/ace'
import { NotFoundException, invalidField } from '#core/exceptions'
import { FlorinCommand } from '#http/florin_command'

export default class FlorinExport extends FlorinCommand {
  static commandName = 'florin:export'
  static description = "Print a household's ledger as a journal"

  @flags.string({ description: 'hledger, beancount or json', default: 'hledger' })
  declare format: string

  @flags.number({ description: 'The id of the household', required: true })
  declare household: number

  protected async work() {
    const { exportFormats, exportJournal } = await import('#ledger/services/export_journal')
    const format = exportFormats.find((name) => name === this.format)
    if (!format)
      throw invalidField('/format', 'format', `The format is one of ${exportFormats.join(', ')}, not "${this.format}".`)
    const database = await this.app.container.make('florin.database')
    const known = await database.systemRead((queries) =>
      queries.first('SELECT id FROM households WHERE id = ?', [this.household]),
    )
    if (!known) throw new NotFoundException('household')
    const parts = await this.app.container.make('florin.exportParts')
    await database.read(this.household, (queries) => exportJournal(queries, { format, parts }, writeOut))
  }
}

/** Waits when the reader of the pipe is slower than we are. */
function writeOut(piece: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(piece)) resolve()
    else process.stdout.once('drain', resolve)
  })
}
