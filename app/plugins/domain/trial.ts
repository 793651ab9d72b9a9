import { addDays } from '#core/plain_date'
import type { ActionDeclaration, CategoryChoice, Manifest, MethodName, Methods, SettingsSchema } from '#sdk'
import { readSettings } from './settings_form.js'

interface Answer<M extends MethodName> {
  value: Methods[M]['reply']
  log: string
  duration_ms: number
}

/** Calls a method of the instance that is tried. */
export type CallMethod = <M extends MethodName>(method: M, request: Methods[M]['request']) => Promise<Answer<M>>

/** A harmless call that shows whether an instance works, and what to say when it does. */
export interface Trial {
  method: MethodName
  request: Methods[MethodName]['request']
  attempt(call: CallMethod): Promise<{ message: string; log: string; duration_ms: number }>
}

interface Circumstances {
  /** `YYYY-MM-DD`, in the household's time zone. */
  today: string
  base_currency: string
  /** Of this trial alone, so that a provider does not take it for a repetition. */
  key: string
}

interface TrialCall<M extends MethodName> {
  method: M
  request: Methods[M]['request']
  succeeded(reply: Methods[M]['reply']): string
}

function trial<M extends MethodName>({ method, request, succeeded }: TrialCall<M>): Trial {
  return {
    method,
    request,
    async attempt(call) {
      const { value, log, duration_ms } = await call(method, request)
      return { message: succeeded(value), log, duration_ms }
    },
  }
}

/** What to call to see whether an instance works. Undefined for a plugin that has nothing to try, such as an importer alone. */
export function trialOf({ contributes }: Pick<Manifest, 'contributes'>, given: Circumstances): Trial | undefined {
  if (contributes.notifier) return sendMessage(given)
  if (contributes.connector) return listAccounts()
  if (contributes.price_provider) return fetchOneDay(contributes.price_provider.serves, given)
  if (contributes.advisor) return sayHello()
  if (contributes.report) return build(contributes.report.parameters, given)
  if (contributes.action) return plan(contributes.action.actions[0]!, given)
  if (contributes.categorizer) return categorizeSample(given)
  if (contributes.forecaster) return forecastSample(contributes.forecaster.frequencies[0]!)
  return undefined
}

const sendMessage = ({ key }: Circumstances) =>
  trial<'notifier.send'>({
    method: 'notifier.send',
    request: {
      message: {
        title: 'Florin can reach you',
        body: 'This message was sent to try whether messages arrive. They do.',
        severity: 'info',
        url: null,
      },
      idempotency_key: key,
    },
    succeeded: () => 'The test message was sent.',
  })

const listAccounts = () =>
  trial<'connector.accounts'>({
    method: 'connector.accounts',
    request: {},
    succeeded: ({ accounts, warnings = [] }) =>
      [`It found ${counted(accounts.length, 'account')}.`, ...warnings].join(' '),
  })

function fetchOneDay(serves: readonly string[], { today, base_currency: base }: Circumstances) {
  const from = addDays(today, -7)
  if (serves.includes('rates'))
    return trial<'price_provider.rates'>({
      method: 'price_provider.rates',
      request: { currencies: [base === 'USD' ? 'EUR' : 'USD'], base_currency: base, from, to: today },
      succeeded: ({ rates }) => `It answered with ${counted(rates.length, 'exchange rate')} of the last week.`,
    })
  return trial<'price_provider.quotes'>({
    method: 'price_provider.quotes',
    request: { symbols: ['BTC'], currency: base, from: today, to: today },
    succeeded: ({ prices }) => `It answered with ${counted(prices.length, 'price')} of today.`,
  })
}

const sayHello = () =>
  trial<'advisor.advise'>({
    method: 'advisor.advise',
    request: { question: 'Say hello in one short sentence.', history: [] },
    succeeded: ({ text }) => `It answered: ${text.slice(0, 200)}`,
  })

function build(parameters: SettingsSchema, { today }: Circumstances) {
  return trial<'report.build'>({
    method: 'report.build',
    request: { parameters: samplesOf(parameters), from: addDays(today, -30), to: today },
    succeeded: ({ document }) => `It built “${document.title}” with ${counted(document.blocks.length, 'part')}.`,
  })
}

function plan({ id, input, fills }: ActionDeclaration, given: Circumstances) {
  const { key } = given
  if (fills) return fillSample(id, input, given)
  return trial<'action.plan'>({
    method: 'action.plan',
    request: { action: id, input: samplesOf(input), idempotency_key: key },
    succeeded: ({ summary }) => summary,
  })
}

const SAMPLE_CATEGORY: CategoryChoice = { id: '1', key: 'groceries', name: 'Groceries', path: [], kind: 'expense' }

const sampleTransactions = ({ today, base_currency }: Circumstances) => ({
  date: [today],
  amount: ['-12.30'],
  currency: [base_currency],
  payee: ['Supermarket'],
  description: ['Card payment supermarket'],
  account: ['Checking'],
})

const fillSample = (action: string, input: SettingsSchema, given: Circumstances) =>
  trial<'action.fill'>({
    method: 'action.fill',
    request: {
      action,
      input: samplesOf(input),
      transactions: sampleTransactions(given),
      categories: [SAMPLE_CATEGORY],
    },
    succeeded: ({ fields: [filled] }) =>
      filled ? `It filled in ${Object.keys(filled).join(', ')} of a sample.` : 'It left a sample as it was.',
  })

const categorizeSample = (given: Circumstances) =>
  trial<'categorizer.categorize'>({
    method: 'categorizer.categorize',
    request: {
      transactions: sampleTransactions(given),
      categories: [SAMPLE_CATEGORY],
      model: null,
    },
    succeeded: ({ guesses: [guess] }) =>
      guess ? `It put a sample into a category: ${guess.reason}` : 'It looked at a sample and had no proposal.',
  })

function forecastSample(frequency: 'day' | 'month') {
  const values = Array.from({ length: 24 }, (_, month) => -10_000 - 500 * (month % 12))
  return trial<'forecaster.forecast'>({
    method: 'forecaster.forecast',
    request: {
      series: [{ id: 'sample', frequency, start: frequency === 'month' ? '2024-01' : '2024-01-01', values }],
      horizon: 3,
      levels: [0.8],
    },
    succeeded: ({ forecasts: [forecast] }) =>
      forecast?.unavailable ?? `It continued a sample of two years by three, as “${forecast?.method}”.`,
  })
}

/** The values a form starts with, and for required fields without one the plainest that fits. */
function samplesOf(form: SettingsSchema): Record<string, unknown> {
  const { settings } = readSettings(form, { settings: {} })
  const required = (form.required ?? []).filter((name) => !Object.hasOwn(settings, name))
  const plainest = required.map((name) => [name, sampleOf(form.properties[name]!)])
  return { ...settings, ...(Object.fromEntries(plainest) as Record<string, unknown>) }
}

function sampleOf({ type, enum: choices, format, minimum }: SettingsSchema['properties'][string]): unknown {
  if (choices) return choices[0]
  if (type === 'boolean') return false
  if (type === 'array') return []
  if (type === 'string') return format === 'url' ? 'https://example.com/' : format === 'date' ? '2026-01-01' : 'sample'
  return minimum ?? 1
}

const counted = (count: number, what: string) => (count === 1 ? `one ${what}` : `${count} ${what}s`)
