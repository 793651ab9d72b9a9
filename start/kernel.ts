import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'

server.errorHandler(() => import('#http/exceptions/handler'))

// Files get the headers too: a page that could be framed or sniffed is no better for being static.
server.use([
  () => import('@adonisjs/shield/shield_middleware'),
  () => import('#http/middleware/protect_answers'),
  () => import('@adonisjs/static/static_middleware'),
])

// Nobody's body is read before it is known that they may send one.
router.use([
  () => import('#http/middleware/authorise'),
  () => import('#http/middleware/verify_same_site'),
  () => import('@adonisjs/core/bodyparser_middleware'),
  () => import('#http/middleware/replay_repeats'),
])
