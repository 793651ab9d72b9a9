import env from '#start/env'
import { Secret } from '@adonisjs/core/helpers'
import { defineConfig, drivers } from '@adonisjs/core/hash'

/**
 * Argon2id at OWASP's recommended cost. The pepper is Argon2's secret input: a stolen database alone cannot be attacked offline.
 */
export default defineConfig({
  default: 'argon',
  list: {
    argon: drivers.argon2({
      version: 0x13,
      variant: 'id',
      iterations: 3,
      memory: env.get('NODE_ENV') === 'test' ? 1024 : 19456,
      parallelism: 1,
      saltSize: 16,
      hashLength: 32,
      secret: new Secret(env.get('FLORIN_PEPPER')),
    }),
  },
})

declare module '@adonisjs/core/types' {
  export interface HashersList {
    argon: ReturnType<typeof drivers.argon2>
  }
}
