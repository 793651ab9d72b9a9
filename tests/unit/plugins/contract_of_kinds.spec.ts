import { test } from '@japa/runner'
import { limitsOfMethod } from '#plugins/call_limits'
import { buildRequest, checkReply } from '#plugins/contract'
import { METHOD_SCHEMAS, type CategoryChoice, type MethodName, type Methods } from '#sdk'
import { EXCHANGES } from './exchanges.js'

const methods = Object.keys(EXCHANGES) as MethodName[]
const replyOf = (method: MethodName, change: object) => JSON.stringify({ ...EXCHANGES[method].reply, ...change })

function check<M extends MethodName>(method: M, change: object) {
  return checkReply('tested', method, replyOf(method, change), EXCHANGES[method].request as Methods[M]['request'])
}

test.group('Contract of the kinds', () => {
  test('there is an example of every method', ({ assert }) => {
    assert.sameMembers(methods, Object.keys(METHOD_SCHEMAS))
  })

  for (const method of methods) {
    test(`${method} takes its example, and nothing more`, ({ assert }) => {
      const { request, reply } = EXCHANGES[method]
      assert.deepEqual(JSON.parse(buildRequest(method, request as never)), request)
      assert.deepEqual(check(method, {}), reply)
      assert.throws(() => buildRequest(method, { ...request, extra: 1 } as never), /cannot be asked this/)
      assert.throws(() => check(method, { extra: 1 }), /breaks the contract/)
      assert.throws(() => checkReply('tested', method, 'null', request as never), /breaks the contract/)
      assert.throws(
        () => checkReply('tested', method, `{"__proto__":${JSON.stringify(reply)}}`, request as never),
        method === 'connector.revoke' ? /additional properties/ : /breaks the contract/,
      )
    })

    test(`${method} has limits`, ({ assert }) => {
      assert.isAbove(limitsOfMethod(method).cpu_ms, 0)
    })
  }

  const { transactions, categories } = EXCHANGES['categorizer.categorize'].request
  const [forecast] = EXCHANGES['forecaster.forecast'].reply.forecasts
  const [account] = EXCHANGES['connector.accounts'].reply.accounts
  const page = EXCHANGES['connector.transactions'].reply
  const [booking] = page.transactions
  const [rate] = EXCHANGES['price_provider.rates'].reply.rates
  const [price] = EXCHANGES['price_provider.quotes'].reply.prices
  const guess = { category: '1', confidence: 0.5, reason: '' }
  const blocks = (...added: object[]) => ({ document: { title: 'T', blocks: added } })

  const faults: [MethodName, object, RegExp][] = [
    ['categorizer.categorize', { guesses: [] }, /0 guesses for 2 transactions/],
    ['categorizer.categorize', { guesses: [{ ...guess, category: '9' }, null] }, /"9" was not offered/],
    ['categorizer.categorize', { guesses: [{ ...guess, confidence: 1.01 }, null] }, /confidence must be <= 1/],
    ['forecaster.forecast', { forecasts: [] }, /"1" has no forecast/],
    ['forecaster.forecast', { forecasts: [forecast, forecast] }, /forecast twice/],
    ['forecaster.forecast', { forecasts: [forecast, { ...forecast, id: '2' }] }, /"2" was not asked for/],
    ['forecaster.forecast', { forecasts: [{ ...forecast, points: [1] }] }, /1 points for 2 periods/],
    ['forecaster.forecast', { forecasts: [{ ...forecast, unavailable: 'Too short.' }] }, /unavailable, but has values/],
    [
      'forecaster.forecast',
      { forecasts: [{ ...forecast, bands: [{ level: 0.5, lower: [], upper: [] }] }] },
      /band of 0.5/,
    ],
    [
      'forecaster.forecast',
      { forecasts: [{ ...forecast, bands: [{ level: 0.8, lower: [9, 9], upper: [1, 1] }] }] },
      /upside down/,
    ],
    ['connector.connect', { consent_ends_on: '2026-02-30' }, /no day of the calendar/],
    ['connector.connect', { consent_ends_on: '2026-06-30T12:00:00Z' }, /consent_ends_on must/],
    ['connector.accounts', { consent_ends_on: '2026-02-30' }, /no day of the calendar/],
    ['connector.accounts', { consent_ends_on: 90 }, /consent_ends_on must be string,null/],
    ['connector.accounts', { accounts: [account, account] }, /comes twice/],
    ['connector.accounts', { accounts: [{ ...account, balance_on: '2026-02-30' }] }, /no day of the calendar/],
    ['connector.accounts', { accounts: [{ ...account, currency: 'eur' }] }, /currency must match/],
    ['connector.transactions', { transactions: [booking, booking] }, /comes twice/],
    ['connector.transactions', { transactions: [{ ...booking, date: '2026-13-01' }] }, /no day of the calendar/],
    ['connector.transactions', { transactions: [{ ...booking, amount: '1e3' }] }, /amount must match/],
    ['connector.transactions', { transactions: [{ ...booking, external_id: '' }] }, /external_id must NOT have fewer/],
    ['connector.transactions', { has_more: true, cursor: null }, /its cursor stays where it was/],
    ['price_provider.rates', { rates: [{ ...rate, to: 'CHF' }] }, /CHF was not asked for/],
    ['price_provider.rates', { rates: [{ ...rate, to: rate.from }] }, /a rate to itself/],
    ['price_provider.rates', { rates: [{ ...rate, rate: '0.000' }] }, /not more than zero/],
    ['price_provider.rates', { rates: [{ ...rate, rate: '-1' }] }, /rate must match/],
    ['price_provider.rates', { rates: [{ ...rate, on: '2026-02-01' }] }, /outside of/],
    ['price_provider.quotes', { prices: [{ ...price, symbol: 'doge' }] }, /"doge" was not asked for/],
    ['price_provider.quotes', { prices: [{ ...price, currency: 'USD' }] }, /in USD instead of EUR/],
    ['report.build', blocks({ type: 'html', text: '<b>' }), /breaks the contract/],
    ['report.build', blocks({ type: 'table', columns: [{ title: 'A' }], rows: [['a', 'b']] }), /does not have 1 cells/],
    [
      'report.build',
      blocks({ type: 'chart', shape: 'line', labels: ['a'], series: [{ name: 'S', currency: 'EUR', values: [] }] }),
      /does not have 1 values/,
    ],
    ['action.run', { output: { __PROTO__: 1 } }, /breaks the contract/],
    ['action.run', { output: { nested: { deep: 1 } } }, /breaks the contract/],
    ['advisor.advise', { proposals: [{ kind: 'delete_everything', reason: 'Because.' }] }, /breaks the contract/],
  ]
  for (const [method, change, message] of faults) {
    test(`${method} may not answer ${JSON.stringify(change).slice(0, 90)}`, ({ assert }) => {
      assert.throws(() => check(method, change), message)
    })
  }

  test('requests are checked beyond their shape as well', ({ assert }) => {
    assert.throws(
      () =>
        buildRequest('categorizer.categorize', {
          transactions: { ...transactions, payee: ['one'] },
          categories: categories as CategoryChoice[],
          model: null,
        }),
      /payee has another length/,
    )
    assert.throws(
      () => buildRequest('report.build', { parameters: {}, from: '2026-02-01', to: '2026-01-01' }),
      /comes after/,
    )
  })
})
