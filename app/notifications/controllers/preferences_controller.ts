import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { toPreferences, toPreferencesDraft } from '../transformers/preferences.js'
import { viewerOf } from '../transformers/viewer.js'
import { preferencesDraftValidator } from '../validators/preferences.js'

export default class PreferencesController {
  async show(ctx: HttpContext) {
    const choosePreferences = await app.container.make('florin.choosePreferences')
    return toPreferences(await choosePreferences.show(ctx.household.id, viewerOf(ctx)))
  }

  async update(ctx: HttpContext) {
    const draft = await ctx.request.validateUsing(preferencesDraftValidator)
    const choosePreferences = await app.container.make('florin.choosePreferences')
    await choosePreferences.save(ctx.household.id, ctx.caller.user.id, toPreferencesDraft(draft))
    return toPreferences(await choosePreferences.show(ctx.household.id, viewerOf(ctx)))
  }
}
