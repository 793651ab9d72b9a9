import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'

export default class StepFilesController {
  async show({ response, household, params }: HttpContext) {
    const files = await app.container.make('florin.reportFiles')
    const { name, content } = await files.read(household.id, Number(params.id))
    response.header('Content-Type', 'application/octet-stream')
    response.header('Content-Disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`)
    return response.send(content)
  }
}
