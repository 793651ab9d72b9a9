import type { HttpContext } from '@adonisjs/core/http'
import { version } from '#config/app'
import { describeApi } from '../openapi.js'
import { registeredOperations } from '../operation.js'

export default class OpenapiController {
  show({ response }: HttpContext) {
    response.header('Cache-Control', 'no-cache')
    return describeApi(registeredOperations(), version)
  }
}
