import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { respond } from '#changes/respond'
import { WEBHOOK_TOPICS } from '../domain/topics.js'
import { listWebhooks, readHealth, requireWebhook, type Webhook } from '../services/webhook_rows.js'
import { toWebhook } from '../transformers/webhook.js'
import { webhookDraftValidator, webhookPatchValidator } from '../validators/webhooks.js'

export default class WebhooksController {
  async index({ household }: HttpContext) {
    const database = await app.container.make('florin.database')
    const { webhooks, health } = await database.read(household.id, async (queries) => ({
      webhooks: await listWebhooks(queries),
      health: await readHealth(queries),
    }))
    return { data: webhooks.map((webhook) => toWebhook(webhook, health.get(webhook.id))), topics: WEBHOOK_TOPICS }
  }

  async store(ctx: HttpContext) {
    const { own_network: ownNetwork = false, ...draft } = await ctx.request.validateUsing(webhookDraftValidator)
    const editWebhooks = await app.container.make('florin.editWebhooks')
    const created = await editWebhooks.create(ctx.household.id, { ...draft, ownNetwork }, ctx.actor)
    const { webhook, secret } = respond(ctx, created)
    ctx.response.status(201)
    return { ...toWebhook(webhook, undefined), secret }
  }

  async show({ household, params }: HttpContext) {
    const database = await app.container.make('florin.database')
    const webhook = await database.read(household.id, (queries) => requireWebhook(queries, Number(params.id)))
    return this.#withHealth(household.id, webhook)
  }

  async update(ctx: HttpContext) {
    const { own_network: ownNetwork, ...patch } = await ctx.request.validateUsing(webhookPatchValidator)
    const editWebhooks = await app.container.make('florin.editWebhooks')
    const wanted = { ...patch, ...(ownNetwork === undefined ? {} : { ownNetwork }) }
    const changed = await editWebhooks.update(ctx.household.id, Number(ctx.params.id), wanted, ctx.actor)
    return this.#withHealth(ctx.household.id, respond(ctx, changed))
  }

  async destroy(ctx: HttpContext) {
    const editWebhooks = await app.container.make('florin.editWebhooks')
    respond(ctx, await editWebhooks.delete(ctx.household.id, Number(ctx.params.id), ctx.actor))
    ctx.response.noContent()
  }

  async #withHealth(householdId: number, webhook: Webhook) {
    const database = await app.container.make('florin.database')
    const health = await database.read(householdId, readHealth)
    return toWebhook(webhook, health.get(webhook.id))
  }
}
