import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { hasScope } from '#http/caller'
import { ScopeMissingException } from '#http/exceptions'

export default class StepFilesController {
  async show({ response, household, caller, params }: HttpContext) {
    const files = await app.container.make('florin.reportFiles')
    const { name, content } = await files.read(household.id, Number(params.id))
    // A journal is the books and nothing else; as JSON there is all that a household has, which was written for people.
    if (name.endsWith('.json')) {
      const sections = await app.container.make('florin.sections')
      const missing = sections.find(({ scope }) => scope && !hasScope(caller, scope))
      if (missing) throw new ScopeMissingException(missing.scope)
    }
    response.header('Content-Type', 'application/octet-stream')
    response.header('Content-Disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`)
    return response.send(content)
  }
}
