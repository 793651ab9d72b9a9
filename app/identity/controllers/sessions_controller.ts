import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { EndSession } from '../services/end_session.js'
import { ListSessions } from '../services/list_sessions.js'

@inject()
export default class SessionsController {
  constructor(
    private readonly listSessions: ListSessions,
    private readonly endSession: EndSession,
  ) {}

  async index({ caller }: HttpContext) {
    const sessions = await this.listSessions.handle(caller.user.id)
    return { data: sessions.map((session) => ({ ...session, current: session.id === caller.sessionId })) }
  }

  async destroy({ caller, params, response }: HttpContext) {
    await this.endSession.handle(caller.user.id, Number(params.id))
    response.noContent()
  }
}
