import { flags } from '@adonisjs/core/ace'
import { invalidField } from '#core/exceptions'
import { FlorinCommand } from '#http/florin_command'

export default class FlorinExport extends FlorinCommand {
  static commandName = 'florin:export'
  static description = 'Print a household: as JSON all of it, as a journal its ledger'

  @flags.string({ description: 'hledger, beancount or json', default: 'hledger' })
  declare format: string

  @flags.number({ description: 'The id of the household', required: true })
  declare household: number

  protected async work() {
    const { exportFormats, exportJournal } = await import('#ledger/services/export_journal')
    const { findHousehold } = await import('#households/services/find_household')
    const format = exportFormats.find((name) => name === this.format)
    if (!format)
      throw invalidField('/format', 'format', `The format is one of ${exportFormats.join(', ')}, not "${this.format}".`)
    const database = await this.app.container.make('florin.database')
    const household = await findHousehold(database, this.household)
    const sections = await this.app.container.make('florin.sections')
    await database.read(this.household, (queries) => exportJournal(queries, { format, household, sections }, writeOut))
  }
}

/** Waits when the reader of the pipe is slower than we are. */
function writeOut(piece: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(piece)) resolve()
    else process.stdout.once('drain', resolve)
  })
}
