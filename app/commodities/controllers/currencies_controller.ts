import type { HttpContext } from '@adonisjs/core/http'
import { listCurrencies } from '../domain/currencies.js'

export default class CurrenciesController {
  index({ caller }: HttpContext) {
    return { data: listCurrencies(caller.user.locale) }
  }
}
