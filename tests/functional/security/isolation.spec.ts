import { test } from '@japa/runner'
import { type RegisteredOperation, registeredOperations } from '#http/operation'
import type { Answer, Client, RequestOptions } from '#tests/support/client'
import { makeHousehold } from '#tests/support/household'
import { addressOf, bodiesOf, carriesIds, namesRows, queriesOf } from './samples.js'
import { everyRowOf, type FullHousehold, makeFullHousehold, SECRET_WORD, withToken } from './strangers.js'

type Operation = RegisteredOperation

const operations = registeredOperations().filter(({ access }) => access !== 'public')
const title = ({ method, path }: Operation) => `${method} ${path}`

/** Event streams never end, so they are heard for a moment only. */
const LISTEN_MS = 300

let secret: FullHousehold
let before: string

async function request(client: Client, operation: Operation, tail = '', options: RequestOptions = {}): Promise<Answer> {
  const patience = operation.produces === 'text/event-stream' ? { listenMs: LISTEN_MS } : {}
  return client.send(operation.method, addressOf(operation, secret.ids) + tail, { ...options, ...patience })
}

/** Everything a stranger can say to an operation about rows that are not theirs. */
async function attack(
  client: Client,
  operation: Operation,
): Promise<{ answer: Answer; refused: boolean; said: string }[]> {
  const answers = []
  const refuses = namesRows(operation)
  for (const query of ['', ...queriesOf(operation, secret.ids)]) {
    if (operation.body) continue
    answers.push({ answer: await request(client, operation, query), refused: refuses, said: query })
  }
  for (const body of bodiesOf(operation, secret.ids)) {
    const refused = refuses || carriesIds(operation, body)
    answers.push({ answer: await request(client, operation, '', { body }), refused, said: JSON.stringify(body) })
  }
  return answers
}

test.group('Households are isolated', (group) => {
  group.setup(async () => {
    secret = await makeFullHousehold(SECRET_WORD)
    before = await everyRowOf(secret.database, secret.id)
  })

  for (const operation of operations.filter(({ access }) => access === 'household'))
    test(`${title(operation)}: the household of others does not exist`, async ({ assert }) => {
      const stranger = await makeHousehold()
      const headers = { 'Florin-Household': String(secret.id) }
      for (const client of [stranger.client, await withToken(stranger)]) {
        const answer = await request(client, operation, '', { headers, body: bodiesOf(operation, secret.ids)[0] })
        assert.equal(answer.status, 404, JSON.stringify(answer.body))
        assert.equal((answer.body as { code: string }).code, 'E_NOT_FOUND')
      }
    })

  for (const operation of operations)
    test(`${title(operation)}: rows of others do not exist`, async ({ assert }) => {
      const stranger = await makeHousehold()
      for (const client of [stranger.client, await withToken(stranger)])
        for (const { answer, refused, said } of await attack(client, operation)) {
          const text = JSON.stringify(answer.body)
          assert.notInclude(text.toLowerCase(), SECRET_WORD, said)
          assert.isBelow(answer.status, 500, `${said}: ${text}`)
          const expected = namesRows(operation) ? [404, 403] : refused ? [403, 404, 409, 410, 422] : [answer.status]
          assert.include(expected, answer.status, `${said}: ${text}`)
        }
      assert.equal(await everyRowOf(secret.database, secret.id), before)
    })

  for (const operation of operations.filter((each) => namesRows(each) && each.body))
    test(`${title(operation)}: rows of others cannot be joined to one's own`, async ({ assert }) => {
      const mine = await makeFullHousehold('okapi')
      const untouched = await everyRowOf(mine.database, mine.id)
      for (const body of bodiesOf(operation, secret.ids).filter((each) => carriesIds(operation, each))) {
        const answer = await mine.client.send(operation.method, addressOf(operation, mine.ids), { body })
        const said = `${JSON.stringify(body)}: ${answer.status} ${JSON.stringify(answer.body)}`
        assert.isBelow(answer.status, 500, said)
        // A list of ids may also be a filter that finds nothing; then nothing was done.
        if (answer.status < 400) assert.equal(await everyRowOf(mine.database, mine.id), untouched, said)
      }
      assert.equal(await everyRowOf(secret.database, secret.id), before)
    })

  test('the walk knows the household it keeps secret', async ({ assert }) => {
    const seen = await secret.client.get('/transactions')
    assert.include(JSON.stringify(seen.body), SECRET_WORD)
    for (const operation of operations.filter(namesRows).filter(({ method }) => method === 'GET'))
      assert.equal((await request(secret.client, operation)).status, 200, title(operation))
  })
})
