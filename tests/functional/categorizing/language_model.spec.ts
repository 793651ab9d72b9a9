import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { makeHousehold } from '#tests/support/household'
import { accountOf } from '#tests/support/journal'

interface Asked {
  path: string
  authorization: string | undefined
  body: string
}

/** Speaks OpenAI's chat protocol, and always takes the first category for sure. */
async function chatServer() {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += String(part)))
    request.on('end', () => {
      asked.push({ path: request.url!, authorization: request.headers.authorization, body })
      const schema = (JSON.parse(body) as Body).response_format.json_schema.schema
      const content = JSON.stringify({ category: schema.properties.category.enum[0], sure: 'high' })
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { asked, origin, close: () => void server.close() }
}

interface Body {
  messages: { content: string }[]
  response_format: { json_schema: { schema: { properties: { category: { enum: string[] } } } } }
}

test.group('A language model', () => {
  test('is asked about what nobody knows, without what names people or accounts, and only proposes', async ({
    assert,
    cleanup,
  }) => {
    const server = await chatServer()
    cleanup(server.close)
    const household = await makeHousehold({ starter_set: 'everyday' })
    const { client } = household
    const account_id = await accountOf(household, 'Assets:Checking', 'EUR')
    const spend = (payee: string) =>
      client.post('/transactions', { occurred_on: '2026-03-10', account_id, amount: '-12.34', payee })
    await spend('Quibbel DE89370400440532013000')
    await spend('Transfer to Erika Mustermann')
    await spend('Rewe')
    const made = await client.post<{ id: number }>('/plugin-instances', {
      plugin_id: 'language_model_categorizer',
      title: 'Model',
      settings: { protocol: 'openai', server: server.origin, model: 'tiny' },
      secrets: { key: 'sk-invented-4711' },
      accept_permissions: true,
      lan: [{ setting: 'server', origin: server.origin }],
    })
    assert.equal(made.status, 201, JSON.stringify(made.body))
    await client.get('/review')
    const ask = await app.container.make('florin.askCategorizer')
    assert.deepEqual(await ask.handle(household.id, made.body.id), { asked: 2, answered: 2 })
    assert.deepEqual(await ask.handle(household.id, made.body.id), { asked: 0, answered: 0 })
    const said = server.asked.map(({ body }) => (JSON.parse(body) as Body).messages[1].content).sort()
    assert.deepEqual(said, [
      '{"payee":"Quibbel …","text":"","amount":"-12 EUR"}',
      '{"payee":"transfer …","text":"","amount":"-12 EUR"}',
    ])
    assert.deepInclude(server.asked[0], { path: '/v1/chat/completions', authorization: 'Bearer sk-invented-4711' })
    const { data } = (await client.get<{ data: { guess: { by: string } | null }[] }>('/review')).body
    assert.deepEqual(
      data.map(({ guess }) => guess?.by),
      ['knowledge', 'advisor', 'advisor'],
    )
  })
})
