import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { FileMissingException } from '../exceptions.js'
import { UploadArchive } from '../services/upload_archive.js'
import { startImportValidator } from '../validators/import.js'

export default class ImportArchivesController {
  async store({ request, response, household, actor }: HttpContext) {
    const { account_id: accountId } = await request.validateUsing(startImportValidator)
    const file = request.file('file')
    if (!file?.tmpPath) throw new FileMissingException('The request has no part named "file".')
    const desk = await app.container.make('florin.imports')
    const archive = { name: file.clientName, bytes: await readFile(file.tmpPath), accountId }
    response.status(201)
    return new UploadArchive(desk).handle(household.id, archive, actor)
  }
}
