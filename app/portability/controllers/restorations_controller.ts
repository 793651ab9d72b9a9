import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { ExportUnreadableException } from '../exceptions.js'
import { RestoreHousehold } from '../services/restore_household.js'

export default class RestorationsController {
  async store(ctx: HttpContext) {
    const { request, response, household, actor } = ctx
    const path = request.file('file')?.tmpPath
    if (!path) throw new ExportUnreadableException('The request has no part named "file".')
    const restore = new RestoreHousehold(gateway, await app.container.make('florin.sections'))
    const changed = await restore.handle(household, path, actor)
    response.status(201)
    return respond(ctx, changed)
  }
}
