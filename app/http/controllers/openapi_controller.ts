import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { describeApi } from '../openapi.js'
import { registeredOperations } from '../operation.js'

export default class OpenapiController {
  show({ response }: HttpContext) {
    response.header('Cache-Control', 'no-cache')
    return describeApi(registeredOperations(), app.version?.toString() ?? '0.0.0')
  }
}
