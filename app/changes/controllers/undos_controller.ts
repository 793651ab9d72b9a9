import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import gateway from '../main.js'
import { respond } from '../respond.js'
import { readChangeSet } from '../services/list_change_sets.js'
import { requireUndoPermit } from '../services/require_undo_permit.js'
import { UndoChangeSet } from '../services/undo_change_set.js'

/** Undoing a change is a change of its own; undoing that one is the redo. */
export default class UndosController {
  async store(ctx: HttpContext) {
    const { params, household, actor, response } = ctx
    const id = Number(params.id)
    const permits = await app.container.make('florin.undoPermits')
    await gateway.database.read(household.id, (queries) => requireUndoPermit(queries, id, permits, ctx))
    const undone = await new UndoChangeSet(gateway).handle(household.id, id, actor)
    respond(ctx, undone)
    response.status(201)
    return gateway.database.read(household.id, (queries) => readChangeSet(queries, undone.changeSetId!))
  }
}
