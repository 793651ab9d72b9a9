import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { NotFoundException } from '#core/exceptions'
import { packedPath } from '../packed_files.js'

/** Every address outside the API is a page of the single-page application. */
export default class PagesController {
  async show(ctx: HttpContext) {
    const { request, response } = ctx
    const page = 'app.html'
    if (request.url().startsWith('/api/') || !existsSync(app.publicPath(page))) throw new NotFoundException('address')
    response.header('Cache-Control', 'no-cache')
    response.header('Content-Type', 'text/html; charset=utf-8')
    const isTagged = true
    response.send(await readFile(app.publicPath(packedPath(ctx, page))), isTagged)
  }
}
