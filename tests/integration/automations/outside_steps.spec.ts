import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { test } from '@japa/runner'
import { fetchStep, httpStep, pluginActionStep } from '#automations/steps/outside_steps'
import { FetchRates } from '#commodities/services/fetch_rates'
import { listRates } from '#commodities/services/list_rates'
import { SetRate } from '#commodities/services/set_rate'
import { BUNDLED_PLUGINS } from '#plugins/installation'
import { registry } from '#plugins/main'
import { RunAction } from '#plugins/services/run_action'
import type { Manifest } from '#sdk'
import { automationsOf, step } from '#tests/support/automations'
import { PUBLIC_ADDRESS, type Seen, startServer, testNetwork } from '#tests/support/broker'
import { httpPermission, openLab, pluginOf } from '#tests/support/instances'
import { PresentInstances } from '#plugins/services/present_instances'

const HOST = 'home.example.org'

type Answer = (request: Seen, response: ServerResponse) => void

/** Automations whose steps reach a server by real plugins, in the real sandbox and behind the real broker. */
async function openOutside(plugin: string, hosts: string[], answer: Answer) {
  const server = await startServer(hosts, answer)
  const names = Object.fromEntries(hosts.map((host) => [host, [PUBLIC_ADDRESS]]))
  const lab = await openLab(registry.find(plugin)!, { network: testNetwork(names, { 443: server.port }) })
  const runAction = new RunAction({ ...lab, presentInstances: new PresentInstances(lab) })
  const read = <T>(id: number, work: Parameters<typeof lab.database.read<T>>[1]) => lab.database.read(id, work)
  const outside = {
    'http@1': httpStep(runAction).run,
    'plugin_action@1': pluginActionStep(runAction).run,
    'fetch@1': fetchStep(read, lab.runDueInstances).run,
  }
  const automations = await automationsOf(lab.household, outside, lab.clock)
  return {
    ...lab,
    ...automations,
    seen: server.seen,
    /** Runs an automation of these steps once, as far as it gets now. */
    async run(steps: unknown[]) {
      const id = await automations.add('Outside', { steps })
      await automations.start.handle(lab.household.id, id, {}, lab.household.actor)
      await automations.settle()
      const [run] = await automations.runs(id)
      return { run, steps: await automations.steps(run.id) }
    },
    async end() {
      lab.close()
      server.close()
      await lab.usage.flush()
    },
  }
}

const json = (response: ServerResponse, status: number, body: unknown) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

const address = `https://${HOST}/api`
const home = {
  settings: { address },
  secrets: { token: 'sesame' },
  lan: [{ setting: 'address', origin: `https://${HOST}` }],
}

test.group('Steps that reach outside', () => {
  test('call an address with what they were given, its secret and a key of their own', async ({ assert, cleanup }) => {
    const outside = await openOutside('http_request', [HOST], (_, response) => json(response, 200, { light: 'on' }))
    cleanup(outside.end)
    const instance = await outside.create(home)
    const { run, steps } = await outside.run([
      step('call', 'http@1', { instance, method: 'PUT', path: 'lights/1', body: '{"on": true}' }),
      step('again', 'http@1', { instance, path: 'echo', body: '{{ steps.call.body }}' }),
    ])
    assert.equal(run.state, 'done')
    const [first, second] = outside.seen
    assert.deepInclude(first, { method: 'PUT', path: '/api/lights/1', body: '{"on": true}', serverName: HOST })
    assert.equal(first!.headers.authorization, 'Bearer sesame')
    assert.deepInclude(second, { method: 'POST', path: '/api/echo', body: '{"light":"on"}' })
    const keys = outside.seen.map(({ headers }) => headers['idempotency-key'])
    assert.lengthOf(new Set(keys), 2)
    assert.containSubset(steps[0], { state: 'done', output: { status: 200, body: '{"light":"on"}' } })
    assert.notInclude(JSON.stringify(steps), 'sesame')
  })

  test('are tried again under the same key while the server is down', async ({ assert, cleanup }) => {
    let calls = 0
    const outside = await openOutside('http_request', [HOST], (_, response) =>
      json(response, ++calls < 3 ? 503 : 200, {}),
    )
    cleanup(outside.end)
    const instance = await outside.create(home)
    const retry = { attempts: 3, wait: '1m', on: ['transient'] }
    const { run } = await outside.run([step('call', 'http@1', { instance, path: 'door' }, { retry })])
    assert.equal(run.state, 'waiting')
    for (let minutes = 0; minutes < 2; minutes++) {
      outside.clock.advance(5 * 60_000)
      await outside.settle()
    }
    const [done] = await outside.runs(run.automation_id)
    assert.equal(done.state, 'done')
    assert.lengthOf(outside.seen, 3)
    assert.lengthOf(new Set(outside.seen.map(({ headers }) => headers['idempotency-key'])), 1)
  })

  test('reach nothing that nobody agreed to, and say so', async ({ assert, cleanup }) => {
    const outside = await openOutside('http_request', [HOST, 'elsewhere.example.org'], (_, response) =>
      json(response, 200, {}),
    )
    cleanup(outside.end)
    const instance = await outside.create(home)
    const away = step('call', 'http@1', { instance, path: '../../admin' }, { on_error: 'continue' })
    const unsaid = step('other', 'plugin_action@1', { instance, action: 'unsaid' })
    const { run, steps } = await outside.run([away, unsaid])
    assert.equal(run.state, 'failed')
    assert.isEmpty(outside.seen)
    assert.containSubset(steps[0], { attempts: [{ code: 'invalid_input' }] })
    assert.match(JSON.stringify(steps[1]), /has no action/)
  })

  test('have a plugin do its action', async ({ assert, cleanup }) => {
    const outside = await openOutside('http_request', [HOST], ({ body }, response) =>
      json(response, 200, { length: body.length }),
    )
    cleanup(outside.end)
    const action = {
      id: 'measure',
      version: 1,
      title: 'Measure',
      description: 'Has a server measure a text.',
      input: { type: 'object', properties: { text: { type: 'string', title: 'Text' } }, required: ['text'] },
      effects: 'external_write',
      idempotent: true,
    } as const
    const contributes: Manifest['contributes'] = {
      action: { actions: [{ ...action, input: { ...action.input, required: ['text'] } }] },
    }
    outside.replace(
      pluginOf(
        `action: {
          async run({ action, input, idempotency_key }, florin) {
            const headers = { 'X-Key': idempotency_key }
            const url = '${address}/measure'
            const { body } = await florin.http.request({ method: 'POST', url, body: input.text, headers })
            return { output: { action, ...JSON.parse(body) } }
          },
          async plan({ input }) { return { summary: 'Would measure ' + input.text } },
        }`,
        { contributes, permissions: [httpPermission(HOST)] },
      ),
    )
    const instance = await outside.create({ plugin_id: 'org.example.tested', title: 'Measure' })
    const { run, steps } = await outside.run([
      step('measure', 'plugin_action@1', { instance, action: 'measure', input: { text: 'hello' } }),
      step('tell', 'notify@1', { title: '{{ steps.measure.length }} characters' }),
    ])
    assert.equal(run.state, 'done')
    assert.deepInclude(outside.seen[0], { path: '/api/measure', body: 'hello' })
    assert.isNotEmpty(outside.seen[0]!.headers['x-key'])
    assert.containSubset(steps[0], { output: { action: 'measure', length: 5 } })
    assert.deepEqual(
      (await outside.notices()).map(({ title }) => title),
      ['5 characters'],
    )
  })

  test('have a provider fetch now, and fail when it does', async ({ assert, cleanup }) => {
    let isDown = false
    const fixture = (name: string) => readFileSync(`${BUNDLED_PLUGINS}ecb_rates/fixtures/${name}`, 'utf8')
    const outside = await openOutside('ecb_rates', ['www.ecb.europa.eu'], ({ path }, response) =>
      isDown ? json(response, 503, {}) : response.end(fixture(path.split('/').at(-1)!)),
    )
    cleanup(outside.end)
    const { household, works } = outside
    const rate = { from: 'USD', to: 'EUR', on: '2020-01-01', rate: '0.9' }
    await new SetRate(outside.gateway).handle(household.id, rate, household.actor)
    const rates = new FetchRates(outside)
    works.offer(
      'price_provider',
      async ({ household_id, instance_id }) => void (await rates.handle(household_id, instance_id)),
    )
    const instance = await outside.create({ title: 'Rates' })
    const { run, steps } = await outside.run([step('fetch', 'fetch@1', { instance })])
    assert.equal(run.state, 'done')
    assert.containSubset(steps[0], { output: { instance, title: 'Rates', outcome: 'ok' } })
    const known = await outside.database.read(household.id, listRates)
    assert.isTrue(known.some(({ source }) => source === 'ecb_rates'))
    isDown = true
    const failed = await outside.run([step('fetch', 'fetch@1', { instance })])
    assert.equal(failed.run.state, 'failed')
    assert.match(JSON.stringify(failed.steps[0]), /503/)
  })
})
