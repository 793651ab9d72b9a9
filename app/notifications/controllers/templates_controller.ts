import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { respond } from '#changes/respond'
import { NotFoundException } from '#core/exceptions'
import { TEMPLATE_LOCALES, type TemplateLocale } from '../domain/default_templates.js'
import { topicOf } from '../services/templates.js'
import { templateDraftValidator } from '../validators/templates.js'

export default class TemplatesController {
  async index({ household }: HttpContext) {
    const templates = await app.container.make('florin.notificationTemplates')
    const data = await templates.list(household.id)
    return {
      data: data.map(({ topic, isOwn, ...words }) => ({
        topic: topic.id,
        label: topic.label,
        ...words,
        is_own: isOwn,
      })),
    }
  }

  async update(ctx: HttpContext) {
    const { topic, locale } = placeOf(ctx)
    const draft = await ctx.request.validateUsing(templateDraftValidator)
    const templates = await app.container.make('florin.notificationTemplates')
    respond(ctx, await templates.save(ctx.household.id, topic, locale, draft, ctx.actor))
    ctx.response.noContent()
  }

  async destroy(ctx: HttpContext) {
    const { topic, locale } = placeOf(ctx)
    const templates = await app.container.make('florin.notificationTemplates')
    respond(ctx, await templates.reset(ctx.household.id, topic, locale, ctx.actor))
    ctx.response.noContent()
  }
}

function placeOf({ params }: HttpContext): { topic: string; locale: TemplateLocale } {
  const topic = topicOf(String(params.topic))
  const locale = TEMPLATE_LOCALES.find((known) => known === params.locale)
  if (!topic || !locale) throw new NotFoundException('message')
  return { topic: topic.id, locale }
}
