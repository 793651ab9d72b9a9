import { existsSync } from 'node:fs'
import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { NotFoundException } from '#core/exceptions'

/** Every address outside the API is a page of the single-page application. */
export default class PagesController {
  show({ request, response }: HttpContext) {
    const page = app.publicPath('app.html')
    if (request.url().startsWith('/api/') || !existsSync(page)) throw new NotFoundException('address')
    response.header('Cache-Control', 'no-cache')
    return response.download(page)
  }
}
