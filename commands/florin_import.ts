import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { args, flags } from '@adonisjs/core/ace'
import { NotFoundException } from '#core/exceptions'
import { FlorinCommand } from '#http/florin_command'

export default class FlorinImport extends FlorinCommand {
  static commandName = 'florin:import'
  static description = "Import a bank's file into the ledger"
  static help = [
    'The same as uploading the file and committing its preview: rows that the ledger already has are not added again.',
    'Rows that could be one of your transactions are left out; the import wizard shows them.',
  ]

  @args.string({ description: 'The file' })
  declare file: string

  @flags.number({ description: 'The id of the household', required: true })
  declare household: number

  @flags.number({ description: 'The id of the account; not needed where the file names accounts that Florin knows' })
  declare account?: number

  protected async work() {
    const began = performance.now()
    const { vaultFolder } = await import('#config/storage')
    const { packageSettings } = await import('#config/packages')
    const { ImportFile } = await import('#imports/services/import_file')
    const { openRunContext } = await import('#imports/run_context')
    await this.#requireFileAndHousehold()
    const gateway = await this.app.container.make('florin.gateway')
    const context = openRunContext(gateway, vaultFolder, packageSettings)
    try {
      const name = basename(this.file)
      const upload = { name, content: createReadStream(this.file), accountId: this.account }
      const actor = { kind: 'import', id: null, label: name } as const
      const { batchId, counts, issues } = await new ImportFile(context).handle(this.household, upload, actor)
      const { new: added, matched, duplicate: duplicates, suggested, skipped } = counts
      const seconds = Math.round(performance.now() - began) / 1000
      const { summarise } = await import('#imports/domain/summary')
      this.print({ batch: batchId, added, matched, duplicates, suggested, skipped, issues, seconds }, summarise(counts))
    } finally {
      context.close()
    }
  }

  async #requireFileAndHousehold() {
    const { FileMissingException } = await import('#imports/exceptions')
    const found = await stat(this.file).catch(() => undefined)
    if (!found?.isFile()) throw new FileMissingException(`There is no file "${this.file}".`)
    const database = await this.app.container.make('florin.database')
    const known = await database.systemRead((queries) =>
      queries.first('SELECT id FROM households WHERE id = ?', [this.household]),
    )
    if (!known) throw new NotFoundException('household')
  }
}
