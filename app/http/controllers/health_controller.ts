import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'

/** Answers once the database does; used by the container's health check. */
export default class HealthController {
  async show({ response }: HttpContext) {
    const database = await app.container.make('florin.database')
    await database.systemRead((queries) => queries.first('SELECT 1 AS ok'))
    response.header('Cache-Control', 'no-store')
    return { status: 'ok' }
  }
}
