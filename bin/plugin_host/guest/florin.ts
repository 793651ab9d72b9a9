import type { Florin, HttpRequest, HttpResponse } from '#sdk'
import type { Gate } from './gate.js'

type Surroundings = Pick<Florin, 'settings' | 'locale' | 'time_zone' | 'base_currency'>

/** The last argument of every method: what a call gets of Florin, as plugins/sdk/src/florin.ts promises it. */
export function makeFlorin(gate: Gate, surroundings: Surroundings, now_ms: number): Florin {
  const { settings, locale, time_zone, base_currency } = surroundings
  let isTelling = false

  return Object.freeze({
    settings: Object.freeze(settings),
    locale,
    time_zone,
    base_currency,
    now: new Date(now_ms).toISOString(),
    http: Object.freeze({
      request: (request: HttpRequest) => gate.ask('http.request', request) as Promise<HttpResponse>,
    }),
    store: Object.freeze({
      get: <T>(key: string) => gate.ask('store.get', { key }) as Promise<T | null>,
      set: async (key: string, value: unknown) => void (await gate.ask('store.set', { key, value })),
      delete: async (key: string) => void (await gate.ask('store.delete', { key })),
      keys: (prefix = '') => gate.ask('store.keys', { prefix }) as Promise<string[]>,
    }),
    data: Object.freeze({
      read: <Row>(scope: string, query: Record<string, unknown> = {}) =>
        gate.ask('data.read', { scope, query }) as Promise<Row[]>,
    }),
    // Only the latest is of interest: while one is on its way, others are left out instead of piling up.
    progress(done: number, total: number) {
      if (isTelling) return
      isTelling = true
      const told = () => void (isTelling = false)
      gate.ask('progress', { done, total }).then(told, told)
    },
    secret: (name: string) => `{{secret:${name}}}`,
  })
}
