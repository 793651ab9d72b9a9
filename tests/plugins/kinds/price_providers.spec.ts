import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import type { HttpRequest } from '#sdk'
import { BUNDLED_PLUGINS } from '#plugins/installation'
import { callPlugin, type FlorinForTest } from '#tests/support/plugin_calls'
import { openSandbox } from '#tests/support/sandbox'

const fixture = (plugin: string, name: string) => readFileSync(`${BUNDLED_PLUGINS}${plugin}/fixtures/${name}`, 'utf8')

test.group('European Central Bank', (group) => {
  // The clock of this sandbox says 2026-01-02.
  const sandbox = openSandbox()
  group.teardown(() => sandbox.close())
  const asked: string[] = []
  const http = ({ url }: HttpRequest) => {
    asked.push(url)
    return { body: fixture('ecb_rates', url.split('/').at(-1)!) }
  }

  async function rates(currencies: string[], base_currency: string, from: string, to: string) {
    const request = { currencies, base_currency, from, to }
    return (await callPlugin(sandbox, 'ecb_rates', 'price_provider.rates', request, { http })).rates
  }

  test('takes the smallest file that has the days', async ({ assert }) => {
    assert.lengthOf(await rates(['USD'], 'EUR', '2026-01-02', '2026-01-02'), 1)
    assert.lengthOf(await rates(['USD'], 'EUR', '2025-12-30', '2026-01-01'), 2)
    assert.lengthOf(await rates(['USD', 'JPY'], 'EUR', '1999-01-04', '1999-01-05'), 4)
    assert.deepEqual(
      asked.map((url) => url.split('/').at(-1)),
      ['eurofxref-daily.xml', 'eurofxref-hist-90d.xml', 'eurofxref-hist.xml'],
    )
  })

  test('to and from the euro the rates are as published, between others they are exact quotients', async ({
    assert,
  }) => {
    assert.deepEqual(await rates(['USD', 'EUR', 'ZZZ'], 'EUR', '2026-01-02', '2026-01-02'), [
      { from: 'EUR', to: 'USD', on: '2026-01-02', rate: '1.1741' },
    ])
    assert.deepEqual(await rates(['EUR', 'GBP', 'IDR'], 'USD', '2026-01-02', '2026-01-02'), [
      { from: 'EUR', to: 'USD', on: '2026-01-02', rate: '1.1741' },
      { from: 'GBP', to: 'USD', on: '2026-01-02', rate: '1.347062872877' },
      { from: 'IDR', to: 'USD', on: '2026-01-02', rate: '0.000059938535' },
    ])
    assert.deepEqual(await rates(['USD'], 'ZZZ', '2026-01-02', '2026-01-02'), [])
  })

  test('a file that is none, and a server in trouble, are tried again later', async ({ assert }) => {
    const request = { currencies: ['USD'], base_currency: 'EUR', from: '2026-01-02', to: '2026-01-02' }
    const failing = (answer: FlorinForTest['http']) =>
      callPlugin(sandbox, 'ecb_rates', 'price_provider.rates', request, { http: answer })
    await assert.rejects(() => failing(() => ({ body: '<html>Maintenance</html>' })), /has no rates in it/)
    await assert.rejects(() => failing(() => ({ status: 503 })), /does not answer properly/)
  })
})

test.group('CoinGecko', (group) => {
  const sandbox = openSandbox()
  group.teardown(() => sandbox.close())

  async function quotes(symbols: string[], from: string, to: string, florin: FlorinForTest) {
    const request = { symbols, currency: 'EUR', from, to }
    return (await callPlugin(sandbox, 'coingecko_prices', 'price_provider.quotes', request, florin)).prices
  }

  test('keeps the last price of each day', async ({ assert }) => {
    const asked: HttpRequest[] = []
    const http = (request: HttpRequest) => {
      asked.push(request)
      return { body: fixture('coingecko_prices', 'market_chart_range.json') }
    }
    const settings = { plan: 'demo', demo_key: '{{secret:demo_key}}' }
    assert.deepEqual(await quotes(['bitcoin'], '2026-01-01', '2026-01-02', { http, settings }), [
      { symbol: 'bitcoin', on: '2026-01-01', price: '74911.5', currency: 'EUR' },
      { symbol: 'bitcoin', on: '2026-01-02', price: '75480.0000001', currency: 'EUR' },
    ])
    const url = new URL(asked[0]!.url)
    assert.equal(url.origin + url.pathname, 'https://api.coingecko.com/api/v3/coins/bitcoin/market_chart/range')
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      vs_currency: 'eur',
      from: '1767225600',
      to: '1767398399',
      precision: 'full',
    })
    assert.equal(asked[0]!.headers!['x-cg-demo-api-key'], '{{secret:demo_key}}')
  })

  test('asks for today at once, and writes tiny prices without an exponent', async ({ assert }) => {
    const http = ({ url }: HttpRequest) => {
      assert.match(url, /\/simple\/price\?ids=bitcoin%2Cshiba-inu%2Cdust-token%2Cnone&vs_currencies=eur/)
      return { body: fixture('coingecko_prices', 'simple_price.json') }
    }
    const symbols = ['bitcoin', 'shiba-inu', 'dust-token', 'none']
    const prices = await quotes(symbols, '2026-01-02', '2026-01-02', { http })
    assert.deepEqual(
      prices.map(({ price }) => price),
      ['75480.0000001', '0.00000671234', '0.00000001234'],
    )
  })

  test('asks for no more than a year without a paid key', async ({ assert }) => {
    const starts: Record<string, string> = {}
    for (const plan of ['public', 'pro']) {
      const http = ({ url }: HttpRequest) => {
        starts[plan] = new URL(url).searchParams.get('from')!
        return { body: '{"prices":[]}' }
      }
      await quotes(['bitcoin'], '2020-01-01', '2026-01-02', { http, settings: { plan } })
    }
    assert.deepEqual(starts, {
      public: String(Date.parse('2025-01-03') / 1000),
      pro: String(Date.parse('2020-01-01') / 1000),
    })
  })

  test('says which coin there is not, and that it was asked too often', async ({ assert }) => {
    const asking = (status: number) => quotes(['nope'], '2026-01-01', '2026-01-01', { http: () => ({ status }) })
    await assert.rejects(() => asking(404), 'CoinGecko knows no coin "nope".')
    await assert.rejects(() => asking(429), /less often/)
    await assert.rejects(() => asking(401), /refuses access/)
  })
})
