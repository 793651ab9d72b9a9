import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { packAnswer } from '../packed_answers.js'
import { WrittenJson } from '../written_json.js'

/**
 * Writes what controllers return, packed for the way, by the engine's own JSON writer. Ours are plain objects, which do not need the
 * framework's slower one that stands circles and big integers.
 */
export default class WriteJsonMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    await next()
    const { response } = ctx
    const body: unknown = response.getBody()
    if (typeof body !== 'object' || body === null || Buffer.isBuffer(body)) return
    response.header('Content-Type', 'application/json; charset=utf-8')
    response.send(await packAnswer(ctx, body instanceof WrittenJson ? body.text : JSON.stringify(body)))
  }
}
