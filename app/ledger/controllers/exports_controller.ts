import { Readable } from 'node:stream'
import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { exportFiles, exportJournal } from '../services/export_journal.js'
import { exportValidator } from '../validators/export.js'

export default class ExportsController {
  /** Streams the ledger, so that its size does not matter. */
  async show({ request, response, household }: HttpContext) {
    const { format } = await request.validateUsing(exportValidator)
    const { extension, mediaType } = exportFiles[format]
    response.header('Content-Type', mediaType)
    response.header(
      'Content-Disposition',
      `attachment; filename="florin-${gateway.clock.today(household.time_zone)}.${extension}"`,
    )
    const parts = await app.container.make('florin.exportParts')
    const stream = new Readable({ read: () => undefined })
    response.stream(stream)
    const writing = gateway.database.read(household.id, (queries) =>
      exportJournal(queries, { format, parts }, async (piece) => {
        if (!stream.push(piece)) await new Promise((resolve) => setImmediate(resolve))
      }),
    )
    writing.then(
      () => stream.push(null),
      (error: Error) => stream.destroy(error),
    )
  }
}
