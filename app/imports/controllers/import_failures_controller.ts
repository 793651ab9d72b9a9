import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'

/** For the author of an importer that failed on somebody's file. */
export default class ImportFailuresController {
  async show({ household, params }: HttpContext) {
    return (await app.container.make('florin.reportFailedImport')).handle(household.id, Number(params.id))
  }

  async original({ household, params }: HttpContext) {
    return (await app.container.make('florin.reportFailedImport')).original(household.id, Number(params.id))
  }
}
