import { inlineScriptHashes } from '#http/inline_scripts'
import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/shield'

/**
 * Response headers only. Cross-site request forgery is handled in app/http/verify_same_site.ts,
 * because Shield ties it to a session store that Florin does not use.
 */
export default defineConfig({
  csp: {
    enabled: true,
    directives: {
      defaultSrc: [`'self'`],
      scriptSrc: [`'self'`, ...inlineScriptHashes(app.publicPath('app.html'))],
      styleSrc: [`'self'`, `'unsafe-inline'`],
      imgSrc: [`'self'`, 'data:', 'blob:'],
      fontSrc: [`'self'`],
      connectSrc: [`'self'`],
      manifestSrc: [`'self'`],
      workerSrc: [`'self'`],
      objectSrc: [`'none'`],
      baseUri: [`'self'`],
      formAction: [`'self'`],
      frameAncestors: [`'none'`],
    },
    reportOnly: false,
  },
  csrf: { enabled: false },
  xFrame: { enabled: true, action: 'DENY' },
  // Sent by app/http/middleware/protect_answers.ts, over https alone.
  hsts: { enabled: false },
  contentTypeSniffing: { enabled: true },
})
