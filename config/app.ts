import { readFileSync } from 'node:fs'
import env from '#start/env'
import { Secret } from '@adonisjs/core/helpers'
import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/core/http'

/** Of the release; told by GET /instance and the API document. */
export const { version } = JSON.parse(readFileSync(app.makePath('package.json'), 'utf8')) as { version: string }

export const appKey = new Secret(env.get('APP_KEY'))

export const http = defineConfig({
  generateRequestId: true,
  allowMethodSpoofing: false,
  useAsyncLocalStorage: false,
  // The one proxy in front is believed, and what it says about itself; what the client claims further out is not, because anybody
  // can send an X-Forwarded-For to look like somebody else.
  trustProxy: (_address, distance) => distance === 0 && env.get('FLORIN_TRUST_PROXY', false),
  cookie: { path: '/', httpOnly: true, sameSite: 'lax' },
})
