import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { setSessionCookies } from '#http/credentials'
import { deviceOf } from '#identity/services/start_session'
import { DescribeMe } from '../services/describe_me.js'
import { SignUp } from '../services/sign_up.js'
import { signUpValidator } from '../validators/me.js'

@inject()
export default class UsersController {
  constructor(
    private readonly signUp: SignUp,
    private readonly describeMe: DescribeMe,
  ) {}

  async store(ctx: HttpContext) {
    const { invitation_token: invitation, locale = 'en', ...person } = await ctx.request.validateUsing(signUpValidator)
    const session = await this.signUp.handle({ ...person, locale }, invitation, deviceOf(ctx.request))
    setSessionCookies(ctx, session.secret)
    ctx.response.status(201)
    return this.describeMe.handle(session.userId, session.householdId)
  }
}
