import type { HttpContext } from '@adonisjs/core/http'
import { NotFoundException } from '#core/exceptions'
import { registry } from '../main.js'

export default class PluginIconsController {
  /** The headers of all answers forbid scripts and guessing of types, so the drawing is one also when it is opened by itself. */
  async show({ params, response }: HttpContext) {
    await registry.freshen()
    const icon = registry.find(String(params.plugin))?.icon
    if (!icon) throw new NotFoundException('icon')
    response.header('Content-Type', icon.media_type)
    // Nothing of the household, and its address changes with it.
    response.header('Cache-Control', 'private, max-age=86400')
    response.send(icon.content)
  }
}
