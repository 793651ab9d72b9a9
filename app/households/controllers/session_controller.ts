import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { clearSessionCookies, sessionSecret, setSessionCookies } from '#http/credentials'
import { EndSession } from '#identity/services/end_session'
import { deviceOf } from '#identity/services/start_session'
import { DescribeMe } from '../services/describe_me.js'
import { SignIn } from '../services/sign_in.js'
import { signInValidator } from '../validators/me.js'

@inject()
export default class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly endSession: EndSession,
    private readonly describeMe: DescribeMe,
  ) {}

  /** Called when the user interface starts: the cookies are given out again, so that a session in use does not run out. */
  async show(ctx: HttpContext) {
    setSessionCookies(ctx, sessionSecret(ctx)!)
    return this.describeMe.handle(ctx.caller.user.id, ctx.household?.id ?? null)
  }

  async store(ctx: HttpContext) {
    const { email, password } = await ctx.request.validateUsing(signInValidator)
    const session = await this.signIn.handle(email, password, deviceOf(ctx.request))
    setSessionCookies(ctx, session.secret)
    return this.describeMe.handle(session.userId, session.householdId)
  }

  async destroy(ctx: HttpContext) {
    await this.endSession.handle(ctx.caller.user.id, ctx.caller.sessionId!)
    clearSessionCookies(ctx)
    ctx.response.noContent()
  }
}
