import { Readable } from 'node:stream'
import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { hasScope } from '#http/caller'
import { exportFiles, exportJournal } from '../services/export_journal.js'
import { exportValidator } from '../validators/export.js'

export default class ExportsController {
  /** Streams what there is, so that its size does not matter. An API token gets what it may read. */
  async show({ request, response, household, caller }: HttpContext) {
    const { format } = await request.validateUsing(exportValidator)
    const { extension, mediaType } = exportFiles[format]
    response.header('Content-Type', mediaType)
    response.header(
      'Content-Disposition',
      `attachment; filename="florin-${gateway.clock.today(household.time_zone)}.${extension}"`,
    )
    const all = await app.container.make('florin.sections')
    const sections = all.filter(({ scope }) => !scope || hasScope(caller, scope))
    const stream = new Readable({ read: () => undefined })
    response.stream(stream)
    const writing = gateway.database.read(household.id, (queries) =>
      exportJournal(queries, { format, household, sections }, async (piece) => {
        if (!stream.push(piece)) await new Promise((resolve) => setImmediate(resolve))
      }),
    )
    writing.then(
      () => stream.push(null),
      (error: Error) => stream.destroy(error),
    )
  }
}
