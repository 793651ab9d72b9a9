import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { defineConfig, targets } from '@adonisjs/core/logger'

export default defineConfig({
  default: 'app',
  loggers: {
    app: {
      enabled: true,
      name: 'florin',
      level: env.get('LOG_LEVEL', app.inTest ? 'fatal' : 'info'),
      redact: { paths: ['*.password', '*.token', '*.authorization', '*.cookie'], censor: '[hidden]' },
      // Logs go to standard error: commands print their JSON to standard output and nothing else.
      transport: {
        targets: targets()
          .pushIf(app.inDev, targets.pretty({ destination: 2 }))
          .pushIf(!app.inDev, targets.file({ destination: 2 }))
          .toArray(),
      },
    },
  },
})
