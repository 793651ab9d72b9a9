import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { API_PREFIX } from '#http/operation'
import { CalendarFeed } from '../services/calendar_feed.js'

export default class CalendarLinksController {
  show({ household }: HttpContext) {
    return feed().state(household.id)
  }

  async store({ household, response }: HttpContext) {
    const { token, created_at } = await feed().renew(household.id)
    response.status(201)
    return { active: true, created_at, path: `${API_PREFIX}/calendar/${token}.ics` }
  }

  async destroy({ household, response }: HttpContext) {
    await feed().revoke(household.id)
    response.noContent()
  }
}

const feed = () => new CalendarFeed(gateway.database, gateway.clock)
