import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { respond } from '#changes/respond'
import type { InstanceDraft, InstanceEdit } from '../services/edit_instances.js'
import {
  createInstanceValidator,
  editInstanceValidator,
  listInstancesValidator,
} from '../validators/plugin_instance.js'

/** What plugins are set up as in a household. */
export default class PluginInstancesController {
  async index({ request, household }: HttpContext) {
    const filter = await request.validateUsing(listInstancesValidator)
    const database = await app.container.make('florin.database')
    const instances = await app.container.make('florin.presentInstances')
    await (await app.container.make('florin.bringSettingsUpToDate')).handle(household.id)
    return { data: await database.read(household.id, (queries) => instances.list(queries, filter)), next_cursor: null }
  }

  async show({ household, params }: HttpContext) {
    await (await app.container.make('florin.bringSettingsUpToDate')).handle(household.id)
    return show(household.id, Number(params.id))
  }

  async store(ctx: HttpContext) {
    const draft = (await ctx.request.validateUsing(createInstanceValidator)) as InstanceDraft
    const editInstances = await app.container.make('florin.editInstances')
    const id = respond(ctx, await editInstances.create(ctx.household.id, draft, ctx.actor))
    ctx.response.status(201)
    return show(ctx.household.id, id)
  }

  async update(ctx: HttpContext) {
    const { household, params, actor } = ctx
    const edit = (await ctx.request.validateUsing(editInstanceValidator)) as InstanceEdit
    const editInstances = await app.container.make('florin.editInstances')
    respond(ctx, await editInstances.handle(household.id, Number(params.id), edit, actor))
    return show(household.id, Number(params.id))
  }

  async destroy(ctx: HttpContext) {
    await (await app.container.make('florin.revokeConnection')).handle(ctx.household.id, Number(ctx.params.id))
    const editInstances = await app.container.make('florin.editInstances')
    respond(ctx, await editInstances.delete(ctx.household.id, Number(ctx.params.id), ctx.actor))
    ctx.response.noContent()
  }
}

async function show(householdId: number, id: number) {
  const database = await app.container.make('florin.database')
  const instances = await app.container.make('florin.presentInstances')
  return database.read(householdId, (queries) => instances.show(queries, id))
}
