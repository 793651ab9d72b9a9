import { endpoint } from '#http/operation'
import {
  currencyListValidator,
  fetchedRatesValidator,
  rateListValidator,
  rateValidator,
  setRateValidator,
} from './validators/commodity.js'

const CurrenciesController = () => import('./controllers/currencies_controller.js')
const FetchedRatesController = () => import('./controllers/fetched_rates_controller.js')
const RatesController = () => import('./controllers/rates_controller.js')

endpoint('GET /currencies', [CurrenciesController, 'index'], {
  summary: 'Lists the currencies of ISO 4217 in the language of the caller',
  access: 'user',
  responds: currencyListValidator,
})
endpoint('GET /rates', [RatesController, 'index'], {
  summary: 'Lists exchange rates, newest first',
  access: 'household',
  scope: 'ledger:read',
  responds: rateListValidator,
})
endpoint('POST /rates', [RatesController, 'store'], {
  summary: 'Sets what a currency was worth in another on a day',
  access: 'household',
  scope: 'ledger:write',
  role: 'member',
  body: setRateValidator,
  responds: rateValidator,
  status: 201,
})
endpoint('DELETE /rates/:id', [RatesController, 'destroy'], {
  summary: 'Deletes an exchange rate',
  access: 'household',
  scope: 'ledger:write',
  role: 'member',
})
endpoint('POST /plugin-instances/:id/rates', [FetchedRatesController, 'store'], {
  summary: 'Fetches exchange rates; those a person set stay as they are',
  access: 'household',
  scope: 'ledger:write',
  role: 'member',
  responds: fetchedRatesValidator,
})
