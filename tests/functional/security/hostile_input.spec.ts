import { test } from '@japa/runner'
import { registeredOperations } from '#http/operation'
import { Client } from '#tests/support/client'
import { makeHousehold } from '#tests/support/household'
import { addressOf } from './samples.js'
import { makeFullHousehold } from './strangers.js'

interface Schema {
  properties?: object
}

/** What PostgreSQL cannot hold, and JavaScript not exactly. */
const TOO_LARGE = ['9007199254740993', '9223372036854775808', '99999999999999999999999']

test.group('Hostile input', () => {
  test('an id that is larger than any there is names nothing', async ({ assert }) => {
    const { client } = await makeHousehold()
    for (const id of TOO_LARGE)
      for (const path of [`/accounts/${id}`, `/rules/${id}`, `/plugin-instances/1/runs/${id}`]) {
        const { status, body } = await client.get(path)
        assert.deepEqual([status, body.code], [404, 'E_NOT_FOUND'], path)
      }
  })

  test('a number that cannot be kept exactly is refused where it stands', async ({ assert }) => {
    const { client } = await makeHousehold()
    const answers = [
      await client.put('/session/household', { household_id: 1e20 }),
      await client.get(`/webhook-deliveries?webhook_id=${TOO_LARGE[1]}`),
      await client.post('/categories', { name: 'Far', kind: 'expense', position: 1e308 }),
      await client.post('/payee-suggestions/rejections', { first: 1, second: TOO_LARGE[2] }),
    ]
    for (const { status, body } of answers) assert.deepEqual([status, body.code], [422, 'E_INVALID_INPUT'])
  })

  test('no text has the character U+0000, wherever it stands', async ({ assert }) => {
    const { client } = await makeHousehold()
    const named = new FormData()
    named.append('file', new Blob(['a;b\n']), 'a.csv')
    named.append('account_id', '1\0')
    const answers = [
      await new Client().post('/session', { email: 'a\0@example.org', password: 'p' }),
      await client.post('/tags', { name: 'a\0b' }),
      await client.post('/alerts', { kind: 'bill_due', settings: { 'a\0': 1 } }),
      await client.get('/transactions?search=a%00'),
      await client.post('/imports', named),
    ]
    for (const { status, body } of answers) assert.deepEqual([status, body.code], [400, 'E_BAD_REQUEST'])
  })

  test('no text has half of a character', async ({ assert }) => {
    const { client } = await makeHousehold()
    const answers = [
      await new Client().post('/users', {
        email: 'a\ud800@example.org',
        password: 'meadow lantern 73 quartz',
        name: 'a',
      }),
      await client.post('/tags', { name: 'a\udc00b' }),
      await client.post('/alerts', { kind: 'bill_due', settings: { 'a\ud800': 1 } }),
    ]
    for (const { status, body } of answers) assert.deepEqual([status, body.code], [400, 'E_BAD_REQUEST'])
    const whole = await client.post<{ name: string }>('/tags', { name: 'a\ud83d\ude00b' })
    assert.deepEqual([whole.status, whole.body.name], [201, 'a😀b'])
  })

  test('a cursor that no list gave out is refused, whatever it says', async ({ assert }) => {
    const { client, ids } = await makeFullHousehold('civet')
    const odd = ['abc', '2026-01-01', 1.5, 1e300, TOO_LARGE[2], 'a\0b', '1; DROP TABLE users']
    const keys = odd.flatMap((part) => [[part], [part, 1], [1, part], ['2026-01-01', part]])
    const lists = registeredOperations().filter(
      ({ access, query }) =>
        access === 'household' && 'cursor' in ((query?.toJSONSchema() as Schema)?.properties ?? {}),
    )
    assert.isAbove(lists.length, 10)
    for (const list of lists)
      for (const key of keys.filter((each) => JSON.stringify(each) !== '["2026-01-01",1]')) {
        const cursor = Buffer.from(JSON.stringify(key)).toString('base64url')
        const { status } = await client.get(`${addressOf(list, ids)}?cursor=${cursor}`)
        assert.include([404, 422], status, `${list.path} ${JSON.stringify(key)}`)
      }
  })

  test('amounts that sums could not hold are refused before anything shows them', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { body: account } = await client.post<{ id: number }>('/accounts', {
      name: 'Vault',
      subtype: 'checking',
      currency: 'EUR',
    })
    const add = (amount: string) =>
      client.post<{ code: string }>('/transactions', { occurred_on: '2026-03-01', account_id: account.id, amount })
    assert.equal((await add('90071992547409.91')).body.code, 'E_INVALID_AMOUNT')
    const answers = []
    for (let times = 0; times < 6; times++) answers.push(await add('9999999999999.99'))
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201, 201, 422, 422],
    )
    assert.equal(answers.at(-1)!.body.code, 'E_INVALID_AMOUNT')
    for (const page of ['/accounts', '/dashboard', '/budget?period=2026-03', '/forecast'])
      assert.equal((await client.get(page)).status, 200, page)
    const rate = await client.post('/rates', { from: 'EUR', to: 'USD', on: '2026-03-01', rate: '1' + '0'.repeat(20) })
    assert.deepEqual([rate.status, rate.body.code], [422, 'E_INVALID_INPUT'])
  })
})
