import app from '@adonisjs/core/services/app'
import BodyParserMiddleware from '@adonisjs/core/bodyparser_middleware'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { refuseUnfitAddress, refuseUnfitBody } from '../refuse_unfit_text.js'
import { replayRepeats } from '../replay_repeats.js'
import { takeUploads, UPLOAD } from '../take_uploads.js'
import { verifySameSite } from '../verify_same_site.js'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What a request that may change something goes through. Reading is most of the work, and goes all but straight to its controller. */
export default class AdmitChangesMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    refuseUnfitAddress(ctx)
    if (SAFE_METHODS.has(ctx.request.method())) return next()
    verifySameSite(ctx)
    const readOn = () => {
      refuseUnfitBody(ctx)
      return replayRepeats(ctx, next)
    }
    if (ctx.request.is([UPLOAD])) return takeUploads(ctx, readOn)
    const bodyParser = await app.container.make(BodyParserMiddleware)
    return bodyParser.handle(ctx, readOn)
  }
}
