import type { ActionRequest, FilledFields, FillRequest } from './action.js'
import type { AdviseRequest, Proposal } from './advisor.js'
import type { CategorizeRequest, CategoryGuess, LearnRequest } from './categorizer.js'
import type { AccountsReply, ConnectReply, TransactionsPage, TransactionsRequest } from './connector.js'
import type { Forecast, ForecastRequest } from './forecaster.js'
import type { SendRequest } from './notifier.js'
import type { PriceQuote, QuotesRequest, RateQuote, RatesRequest } from './price_provider.js'
import type { BuildRequest, ReportDocument } from './report.js'
import * as action from './schemas_action.js'
import * as advisor from './schemas_advisor.js'
import * as categorizer from './schemas_categorizer.js'
import * as connector from './schemas_connector.js'
import * as forecaster from './schemas_forecaster.js'
import * as notifier from './schemas_notifier.js'
import * as prices from './schemas_price_provider.js'
import * as report from './schemas_report.js'
import { nothing } from './schema_parts.js'

/** One method of a kind: what crosses the sandbox in each direction. */
interface Exchange<Request, Reply> {
  request: Request
  reply: Reply
}

/**
 * Every method that is called with one JSON document and answers with one. Importers are beside this: their files travel as text and
 * their transactions leave in batches.
 *
 * @example
 * const reply: Methods['notifier.send']['reply'] = { receipt: null }
 */
export interface Methods {
  'categorizer.categorize': Exchange<CategorizeRequest, { guesses: (CategoryGuess | null)[] }>
  'categorizer.learn': Exchange<LearnRequest, { model: string }>
  'forecaster.forecast': Exchange<ForecastRequest, { forecasts: Forecast[] }>
  'notifier.send': Exchange<SendRequest, { receipt: string | null }>
  'connector.connect': Exchange<{ input: Record<string, unknown> }, ConnectReply>
  'connector.accounts': Exchange<Record<string, never>, AccountsReply>
  'connector.transactions': Exchange<TransactionsRequest, TransactionsPage>
  'connector.revoke': Exchange<Record<string, never>, Record<string, never>>
  'price_provider.rates': Exchange<RatesRequest, { rates: RateQuote[] }>
  'price_provider.quotes': Exchange<QuotesRequest, { prices: PriceQuote[] }>
  'report.build': Exchange<BuildRequest, { document: ReportDocument }>
  'action.run': Exchange<ActionRequest, { output: Record<string, unknown> }>
  'action.plan': Exchange<ActionRequest, { summary: string }>
  'action.fill': Exchange<FillRequest, { fields: (FilledFields | null)[] }>
  'advisor.advise': Exchange<AdviseRequest, { text: string; proposals: Proposal[] }>
}

/**
 * The name of such a method.
 *
 * @example
 * const method: MethodName = 'report.build'
 */
export type MethodName = keyof Methods

/**
 * The JSON Schemas of each method's request and reply.
 *
 * @example
 * const valid = ajv.compile(METHOD_SCHEMAS['notifier.send'].reply)({ receipt: null })
 */
export const METHOD_SCHEMAS: Record<MethodName, { request: object; reply: object }> = {
  'categorizer.categorize': {
    request: categorizer.CATEGORIZE_REQUEST_SCHEMA,
    reply: categorizer.CATEGORIZE_REPLY_SCHEMA,
  },
  'categorizer.learn': { request: categorizer.LEARN_REQUEST_SCHEMA, reply: categorizer.LEARN_REPLY_SCHEMA },
  'forecaster.forecast': { request: forecaster.FORECAST_REQUEST_SCHEMA, reply: forecaster.FORECAST_REPLY_SCHEMA },
  'notifier.send': { request: notifier.SEND_REQUEST_SCHEMA, reply: notifier.SEND_REPLY_SCHEMA },
  'connector.connect': { request: connector.CONNECT_REQUEST_SCHEMA, reply: connector.CONNECT_REPLY_SCHEMA },
  'connector.accounts': { request: nothing, reply: connector.ACCOUNTS_REPLY_SCHEMA },
  'connector.transactions': {
    request: connector.TRANSACTIONS_REQUEST_SCHEMA,
    reply: connector.TRANSACTIONS_REPLY_SCHEMA,
  },
  'connector.revoke': { request: nothing, reply: nothing },
  'price_provider.rates': { request: prices.RATES_REQUEST_SCHEMA, reply: prices.RATES_REPLY_SCHEMA },
  'price_provider.quotes': { request: prices.QUOTES_REQUEST_SCHEMA, reply: prices.QUOTES_REPLY_SCHEMA },
  'report.build': { request: report.BUILD_REQUEST_SCHEMA, reply: report.BUILD_REPLY_SCHEMA },
  'action.run': { request: action.ACTION_REQUEST_SCHEMA, reply: action.RUN_REPLY_SCHEMA },
  'action.plan': { request: action.ACTION_REQUEST_SCHEMA, reply: action.PLAN_REPLY_SCHEMA },
  'action.fill': { request: action.FILL_REQUEST_SCHEMA, reply: action.FILL_REPLY_SCHEMA },
  'advisor.advise': { request: advisor.ADVISE_REQUEST_SCHEMA, reply: advisor.ADVISE_REPLY_SCHEMA },
}
