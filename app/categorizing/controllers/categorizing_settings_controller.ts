import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { changeCategorizingSettings, readCategorizingSettings } from '../services/categorizing_settings.js'
import { changeSettingsValidator } from '../validators/review.js'

export default class CategorizingSettingsController {
  async show({ household }: HttpContext) {
    return gateway.database.read(household.id, readCategorizingSettings)
  }

  async update({ request, household }: HttpContext) {
    const change = await request.validateUsing(changeSettingsValidator)
    return gateway.database.write(household.id, async (writes) => {
      await changeCategorizingSettings(writes, change)
      return readCategorizingSettings(writes)
    })
  }
}
