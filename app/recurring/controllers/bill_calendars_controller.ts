import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { NotFoundException } from '#core/exceptions'
import { CalendarFeed } from '../services/calendar_feed.js'
import { readCalendar } from '../services/read_calendar.js'
import { calendarQueryValidator } from '../validators/recurring.js'

const SUFFIX = '.ics'

export default class BillCalendarsController {
  async index({ request, household }: HttpContext) {
    const { from, to } = await request.validateUsing(calendarQueryValidator)
    const today = gateway.clock.today(household.time_zone)
    return { data: await gateway.database.read(household.id, (queries) => readCalendar(queries, { from, to, today })) }
  }

  /** For calendar programs, which have no session: whoever knows the address may read. */
  async feed({ params, response }: HttpContext) {
    const token = String(params.token)
    if (!token.endsWith(SUFFIX)) throw new NotFoundException('calendar')
    const calendar = await new CalendarFeed(gateway.database, gateway.clock).write(token.slice(0, -SUFFIX.length))
    response.header('Content-Type', 'text/calendar; charset=utf-8')
    response.header('Cache-Control', 'private, max-age=900')
    response.header('X-Robots-Tag', 'noindex')
    return response.send(calendar)
  }
}
