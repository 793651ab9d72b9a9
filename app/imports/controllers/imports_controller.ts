import { createReadStream } from 'node:fs'
import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { decodeCursor, encodeCursor, PAGE_LIMIT_DEFAULT } from '#core/pagination'
import { FileMissingException } from '../exceptions.js'
import type { ImportDesk } from '../import_desk.js'
import { changeImportValidator, listImportsValidator, startImportValidator } from '../validators/import.js'

const desk = (): Promise<ImportDesk> => app.container.make('florin.imports')

export default class ImportsController {
  async index({ request, household }: HttpContext) {
    const { cursor, limit = PAGE_LIMIT_DEFAULT } = await request.validateUsing(listImportsValidator)
    const [before] = decodeCursor(cursor, 1) ?? []
    const batches = await (
      await desk()
    ).list(household.id, before === undefined ? undefined : Number(before), limit + 1)
    const data = batches.slice(0, limit)
    return { data, next_cursor: batches.length > limit ? encodeCursor([data[data.length - 1].id]) : null }
  }

  async show({ params, household }: HttpContext) {
    return (await desk()).show(household.id, Number(params.id))
  }

  async store({ request, response, household, actor }: HttpContext) {
    const { account_id: accountId } = await request.validateUsing(startImportValidator)
    const file = request.file('file')
    if (!file?.tmpPath) throw new FileMissingException('The request has no part named "file".')
    const upload = { name: file.clientName, content: createReadStream(file.tmpPath), accountId }
    response.status(201)
    return (await desk()).upload(household.id, upload, actor)
  }

  async update({ request, params, household, actor }: HttpContext) {
    const change = await request.validateUsing(changeImportValidator)
    return (await desk()).change(household.id, Number(params.id), change, actor)
  }

  async destroy({ params, response, household }: HttpContext) {
    await (await desk()).discard(household.id, Number(params.id))
    response.noContent()
  }
}
