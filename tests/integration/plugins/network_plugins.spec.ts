import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { test } from '@japa/runner'
import { FetchRates } from '#commodities/services/fetch_rates'
import { listRates } from '#commodities/services/list_rates'
import { SetRate } from '#commodities/services/set_rate'
import { BUNDLED_PLUGINS } from '#plugins/installation'
import { addDays } from '#core/plain_date'
import { registry } from '#plugins/main'
import type { InstanceDraft } from '#plugins/services/edit_instances'
import { PUBLIC_ADDRESS, type Seen, startServer, testNetwork } from '#tests/support/broker'
import { openLab } from '#tests/support/instances'
import { journal } from '#tests/support/journal'
import { noonOf, SimpleFinServer } from '#tests/support/simplefin_server'

/*
 * Bundled plugins in the real sandbox, behind the real broker, against servers that speak TLS under the providers' names.
 */
const fixture = (plugin: string, name: string) => readFileSync(`${BUNDLED_PLUGINS}${plugin}/fixtures/${name}`, 'utf8')

type Answer = (request: Seen, response: ServerResponse) => void

/** A plugin as an instance, with a server that is all the internet there is for it. The clock says 2026-01-02. */
async function openPlugin(id: string, host: string, answer: Answer, draft: Partial<InstanceDraft> = {}) {
  const server = await startServer([host], answer)
  const network = testNetwork({ [host]: [PUBLIC_ADDRESS] }, { 443: server.port })
  const lab = await openLab(registry.find(id)!, { network })
  const instance = await lab.create({ title: id, ...draft })
  const close = async () => {
    lab.close()
    server.close()
    await lab.usage.flush()
  }
  return { lab, instance, seen: server.seen, close, household: lab.household }
}

test.group('Bundled plugins on the network', () => {
  test('rates of the European Central Bank, which never replace what a person set', async ({ assert, cleanup }) => {
    const { lab, instance, seen, close, household } = await openPlugin(
      'ecb_rates',
      'www.ecb.europa.eu',
      ({ path }, response) => response.end(fixture('ecb_rates', path.split('/').at(-1)!)),
    )
    cleanup(close)
    const setRate = new SetRate(lab.gateway)
    await setRate.handle(household.id, { from: 'EUR', to: 'USD', on: '2025-12-31', rate: '9' }, household.actor)
    await setRate.handle(household.id, { from: 'GBP', to: 'EUR', on: '2020-01-01', rate: '1.1' }, household.actor)
    const fetchRates = new FetchRates(lab)
    const { result, changeSetId } = await fetchRates.handle(household.id, instance)
    assert.equal(result, 5)
    assert.isNumber(changeSetId)
    assert.deepEqual(
      [seen[0]!.path, seen[0]!.serverName],
      ['/stats/eurofxref/eurofxref-hist-90d.xml', 'www.ecb.europa.eu'],
    )
    const rates = await lab.database.read(household.id, listRates)
    const of = (to: string, on: string) => {
      const { rate, source } = rates.find((each) => each.to === to && each.on === on)!
      return [rate, source]
    }
    assert.deepEqual(of('USD', '2026-01-02'), ['1.1741', 'ecb_rates'])
    assert.deepEqual(of('GBP', '2025-12-30'), ['0.8731', 'ecb_rates'])
    assert.deepEqual(of('USD', '2025-12-31'), ['9', 'manual'])

    const again = await fetchRates.handle(household.id, instance)
    assert.deepEqual([again.result, again.changeSetId], [0, null])
  })

  test('the whole history since 1999 passes every limit', async ({ assert, cleanup }) => {
    const days = Array.from({ length: 6_900 }, (_, at) => addDays('1999-01-04', Math.round(at * 1.43)))
    const codes = Array.from({ length: 31 }, (_, at) => (at === 0 ? 'USD' : `A${String.fromCharCode(65 + (at % 26))}X`))
    const cube = (code: string, day: number) => `<Cube currency="${code}" rate="${(1 + day / 10_000).toString()}"/>`
    const history = days.map((on, day) => `<Cube time="${on}">${codes.map((code) => cube(code, day)).join('')}</Cube>`)
    const xml = `<gesmes:Envelope><Cube>${history.join('')}</Cube></gesmes:Envelope>`
    assert.isAbove(xml.length, 7_500_000)
    const { lab, instance, seen, close, household } = await openPlugin(
      'ecb_rates',
      'www.ecb.europa.eu',
      (_, response) => response.end(xml),
    )
    cleanup(close)
    await journal(household, '2008-02-03 Hotel | Assets:Dollars -10.00 USD | Expenses:Travel')
    const { result } = await new FetchRates(lab).handle(household.id, instance)
    assert.equal(seen[0]!.path, '/stats/eurofxref/eurofxref-hist.xml')
    assert.isAbove(result, 4_000)
    const rates = await lab.database.read(household.id, (queries) =>
      queries.first<{ first: string }>('SELECT MIN(on_day) AS first FROM rates'),
    )
    assert.match(rates!.first, /^2008-01/)
  })

  test('what a currency that came later has missed is fetched when a person asks', async ({ assert, cleanup }) => {
    const { lab, instance, seen, close, household } = await openPlugin(
      'ecb_rates',
      'www.ecb.europa.eu',
      ({ path }, response) => response.end(fixture('ecb_rates', path.split('/').at(-1)!)),
    )
    cleanup(close)
    const fetchRates = new FetchRates(lab)
    await journal(household, '2025-12-31 Hotel | Assets:Dollars -10.00 USD | Expenses:Travel')
    await fetchRates.handle(household.id, instance)
    await journal(household, '1999-01-05 Sushi | Assets:Yen -1000 JPY | Expenses:Food')
    await fetchRates.handle(household.id, instance)
    const asked = await fetchRates.handle(household.id, instance, household.actor)
    assert.deepEqual(
      seen.map(({ path }) => path.split('/').at(-1)),
      ['eurofxref-hist-90d.xml', 'eurofxref-hist-90d.xml', 'eurofxref-hist.xml'],
    )
    assert.equal(asked.result, 0, 'twenty years are the end')
  })

  test('prices of CoinGecko, with a key that only CoinGecko gets', async ({ assert, cleanup }) => {
    const { lab, instance, seen, close, household } = await openPlugin(
      'coingecko_prices',
      'api.coingecko.com',
      (_, response) => response.end(fixture('coingecko_prices', 'market_chart_range.json')),
      { settings: { plan: 'demo' }, secrets: { demo_key: 'CG-hunter2' } },
    )
    cleanup(close)
    await household.database.write(household.id, (writes) =>
      writes.insertRows(
        'commodities',
        ['code', 'kind', 'name', 'scale'],
        [
          ['BTC', 'security', 'Bitcoin', 8],
          ['VWCE.DE', 'security', 'A fund', 4],
        ],
      ),
    )
    const { result } = await new FetchRates(lab).handle(household.id, instance, household.actor)
    assert.equal(result, 2)
    const rates = await lab.database.read(household.id, listRates)
    assert.deepEqual(
      rates.map(({ from, to, on, rate, source }) => [from, to, on, rate, source]),
      [
        ['BTC', 'EUR', '2026-01-02', '75480.0000001', 'coingecko_prices'],
        ['BTC', 'EUR', '2026-01-01', '74911.5', 'coingecko_prices'],
      ],
    )
    assert.lengthOf(seen, 1, 'shares are no coins')
    assert.match(seen[0]!.path, /^\/api\/v3\/coins\/bitcoin\/market_chart\/range\?vs_currency=eur/)
    assert.equal(seen[0]!.headers['x-cg-demo-api-key'], 'CG-hunter2')
  })

  test('messages by ntfy.sh, with its token', async ({ assert, cleanup }) => {
    const { lab, instance, seen, close } = await openPlugin(
      'ntfy_notifier',
      'ntfy.sh',
      (_, response) => response.end('{"id":"hwQ2YpKdmg","time":1767268800,"event":"message","topic":"our-money"}'),
      { settings: { topic: 'our-money' }, secrets: { token: 'tk_hunter2' } },
    )
    cleanup(close)
    const { value } = await lab.send(instance)
    assert.equal(value.receipt, 'hwQ2YpKdmg')
    assert.equal(seen[0]!.headers.authorization, 'Bearer tk_hunter2')
    assert.deepInclude(JSON.parse(seen[0]!.body) as object, { topic: 'our-money', title: 'Budget', priority: 3 })
  })

  test('a topic that is protected asks the owner for a token', async ({ assert, cleanup }) => {
    const { lab, instance, close } = await openPlugin(
      'ntfy_notifier',
      'ntfy.sh',
      (_, response) => response.writeHead(403).end('{"code":40301,"http":403,"error":"forbidden"}'),
      { settings: { topic: 'taken' } },
    )
    cleanup(close)
    await assert.rejects(() => lab.send(instance), /refuses access \(403\)/)
    assert.equal((await lab.show(instance)).state, 'needs_connection')
  })

  test('banks by SimpleFIN Bridge, whose access URL no plugin sees', async ({ assert, cleanup }) => {
    const org = { domain: 'mybank.example', 'sfin-url': 'https://sfin.mybank.example' }
    const account = {
      org,
      id: '1',
      name: 'Checking',
      currency: 'USD',
      balance: '5.00',
      'balance-date': noonOf('2026-01-01'),
    }
    const paid = { id: 'TRN-1', posted: noonOf('2026-01-01'), amount: '-3.00', description: 'Bakery' }
    const bank = await SimpleFinServer.start([{ ...account, transactions: [paid] }])
    const bridge: Answer = ({ method, path, headers }, response) => {
      const { authorization } = headers
      fetch(bank.origin + path, { method, headers: authorization ? { authorization } : {} }).then(
        async (answer) => {
          const body = await answer.text()
          response
            .writeHead(answer.status)
            .end(body.replace(/http:\/\/(.*@)127.0.0.1:\d+/, 'https://$1bridge.simplefin.org'))
        },
        () => response.destroy(),
      )
    }
    const { lab, instance, close, household } = await openPlugin('simplefin_connector', 'bridge.simplefin.org', bridge)
    cleanup(async () => {
      await close()
      await bank.close()
    })
    const token = Buffer.from(bank.makeSetupToken(), 'base64')
      .toString()
      .replace(bank.origin, 'https://bridge.simplefin.org')
    const input = { setup_token: Buffer.from(token).toString('base64') }
    await lab.connectInstance.handle(household.id, instance, input)
    const shown = await lab.show(instance)
    assert.deepInclude(shown, { state: 'ready', unique_id: 'mybank.example|1' })
    const request = { account: 'mybank.example|1', cursor: null, from: '2025-12-01' }
    const { value } = await lab.callInstance.handle(household.id, instance, 'connector.transactions', request)
    assert.deepEqual(value.transactions, [
      { external_id: 'TRN-1', date: '2026-01-01', amount: '-3.00', payee: 'Bakery', memo: '', status: 'posted' },
    ])
    assert.isFalse(value.has_more)

    const elsewhere = { setup_token: Buffer.from('https://evil.example/claim/1').toString('base64') }
    await assert.rejects(
      () => lab.connectInstance.handle(household.id, instance, elsewhere),
      /no permission to contact evil.example/,
    )
    await assert.rejects(
      () => lab.connectInstance.handle(household.id, instance, { setup_token: 'not a token' }),
      /not a SimpleFIN setup token/,
    )
  })
})
