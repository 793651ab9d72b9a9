import { test } from '@japa/runner'
import type { Contributions, SettingsSchema } from '#sdk'
import { buildRequest } from '#plugins/contract'
import { trialOf } from '#plugins/domain/trial'

const form: SettingsSchema = {
  type: 'object',
  properties: {
    months: { type: 'integer', title: 'Months', minimum: 3 },
    address: { type: 'string', title: 'Address', format: 'url' },
    since: { type: 'string', title: 'Since', format: 'date' },
    mode: { type: 'string', title: 'Mode', enum: ['fast', 'slow'] },
    deep: { type: 'boolean', title: 'Deep' },
    names: { type: 'array', title: 'Names' },
    note: { type: 'string', title: 'Note', default: 'none' },
    left_open: { type: 'string', title: 'Left open' },
  },
  required: ['months', 'address', 'since', 'mode', 'deep', 'names'],
}
const action = { version: 1, title: 'Act', description: 'Acts.', effects: 'external_write', idempotent: false } as const
const circumstances = { today: '2026-03-31', base_currency: 'EUR', key: 'trial-1' }

test.group('What is tried', () => {
  test('is a harmless call of the kind, as its contract has it')
    .with([
      [{ notifier: { idempotent: true } }, 'notifier.send'],
      [{ connector: { connect: form } }, 'connector.accounts'],
      [{ price_provider: { serves: ['rates', 'quotes'] } }, 'price_provider.rates'],
      [{ price_provider: { serves: ['quotes'] } }, 'price_provider.quotes'],
      [{ advisor: {} }, 'advisor.advise'],
      [{ report: { parameters: form } }, 'report.build'],
      [{ action: { actions: [{ ...action, id: 'act', input: form }] } }, 'action.plan'],
      [{ categorizer: { learns: false } }, 'categorizer.categorize'],
      [{ forecaster: { frequencies: ['month'] } }, 'forecaster.forecast'],
      [{ forecaster: { frequencies: ['day'] } }, 'forecaster.forecast'],
    ] as [Contributions, string][])
    .run(({ assert }, [contributes, method]) => {
      const trial = trialOf({ contributes }, circumstances)!
      assert.equal(trial.method, method)
      assert.doesNotThrow(() => buildRequest(trial.method, trial.request))
    })

  test('fills a form with what it starts with, and the plainest values for what it requires', ({ assert }) => {
    const { request } = trialOf({ contributes: { report: { parameters: form } } }, circumstances)!
    assert.deepEqual((request as { parameters: unknown }).parameters, {
      note: 'none',
      months: 3,
      address: 'https://example.com/',
      since: '2026-01-01',
      mode: 'fast',
      deep: false,
      names: [],
    })
  })

  test('is nothing for an importer', ({ assert }) => {
    assert.isUndefined(trialOf({ contributes: { importer: { formats: [] } } }, circumstances))
  })
})
