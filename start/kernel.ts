import { RequestValidator } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'
import { fieldMessages } from '#http/field_messages'

server.errorHandler(() => import('#http/exceptions/handler'))

RequestValidator.messagesProvider = () => fieldMessages

server.use([() => import('#http/middleware/protect_answers')])

// Nobody's body is read before it is known that they may send one.
router.use([
  () => import('#http/middleware/write_json'),
  () => import('#http/middleware/authorise'),
  () => import('#http/middleware/admit_changes'),
])
