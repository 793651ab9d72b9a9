import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { IssueToken } from '../services/issue_token.js'
import { ListTokens } from '../services/list_tokens.js'
import { RevokeToken } from '../services/revoke_token.js'
import { toToken } from '../transformers/token.js'
import { newTokenValidator } from '../validators/tokens.js'

const ownerOf = ({ caller, household, request }: HttpContext) => ({
  userId: caller.user.id,
  householdId: household.id,
  ip: request.ip(),
})

@inject()
export default class TokensController {
  constructor(
    private readonly listTokens: ListTokens,
    private readonly issueToken: IssueToken,
    private readonly revokeToken: RevokeToken,
  ) {}

  async index(ctx: HttpContext) {
    const rows = await this.listTokens.handle(ownerOf(ctx))
    return { data: rows.map(toToken) }
  }

  async store(ctx: HttpContext) {
    const draft = await ctx.request.validateUsing(newTokenValidator)
    const { token, ...row } = await this.issueToken.handle(draft, ownerOf(ctx))
    ctx.response.status(201)
    return { ...toToken(row), token }
  }

  async destroy(ctx: HttpContext) {
    await this.revokeToken.handle(Number(ctx.params.id), ownerOf(ctx))
    ctx.response.noContent()
  }
}
