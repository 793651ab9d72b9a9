import app from '@adonisjs/core/services/app'
import type { Gateway } from './gateway.js'

let gateway: Gateway

/** The process's gateway, for controllers and commands. */
await app.booted(async () => {
  gateway = await app.container.make('florin.gateway')
})

export { gateway as default }
