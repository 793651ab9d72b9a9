import type { HttpContext } from '@adonisjs/core/http'
import { NotFoundException } from '#core/exceptions'
import gateway from '../main.js'
import { listChangeSets, readChangeSet } from '../services/list_change_sets.js'
import { listChangeSetsValidator } from '../validators/change_set.js'

export default class ChangeSetsController {
  async index({ request, household }: HttpContext) {
    const query = await request.validateUsing(listChangeSetsValidator)
    return gateway.database.read(household.id, (queries) => listChangeSets(queries, query))
  }

  async show({ params, household }: HttpContext) {
    const changeSet = await gateway.database.read(household.id, (queries) => readChangeSet(queries, Number(params.id)))
    if (!changeSet) throw new NotFoundException('change')
    return changeSet
  }
}
