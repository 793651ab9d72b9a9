import { test } from '@japa/runner'
import { numericParameters, type RegisteredOperation, registeredOperations, type Role, scopes } from '#http/operation'
import { Client, type RequestOptions } from '#tests/support/client'
import { addMember, makeHousehold } from '#tests/support/household'
import { bodiesOf, type Ids } from './samples.js'
import { withToken } from './strangers.js'

type Operation = RegisteredOperation

const operations = registeredOperations().filter(({ access }) => access !== 'public')
const title = ({ method, path }: Operation) => `${method} ${path}`
const isChanging = ({ method }: Operation) => method !== 'GET'

/** Ids that name nothing, so that what is let through changes nothing. */
const NOTHING = 900_000_000
const noIds = new Proxy<Ids>({}, { has: () => true, get: () => NOTHING })
const ROLES: readonly Role[] = ['viewer', 'member', 'admin', 'owner']

/** What a viewer may do although it changes something: each concerns the viewer alone, or changes nothing after all. */
const OPEN_TO_VIEWERS = [
  'POST /tokens',
  'DELETE /tokens/:id',
  'DELETE /members/:id',
  'PATCH /notifications/:id',
  'POST /notifications/reading',
  'PUT /notification-preferences',
  'POST /notification-deliveries/:id/resending',
  'POST /rules/preview',
  'POST /rules/runs/preview',
  'POST /plugin-instances/:id/report',
  'POST /alerts/trial',
  'POST /analytics/budget/optimize',
]

/** Not for viewers, but only said and not done, so a token that may read may ask for it. */
const ONLY_TRIED = ['POST /automations/plan']

function call(client: Client, operation: Operation, options: RequestOptions = {}) {
  const numeric = numericParameters(operation.path)
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) =>
    numeric.includes(name) ? String(NOTHING) : 'nothing',
  )
  const listenMs = operation.produces === 'text/event-stream' ? 200 : undefined
  return client.send<{ code?: string }>(operation.method, path, {
    body: bodiesOf(operation, noIds)[0],
    listenMs,
    ...options,
  })
}

test.group('Access', () => {
  test('nobody gets anywhere without signing in', async ({ assert }) => {
    const clients = [
      new Client(),
      new Client({ Authorization: 'Bearer flo_nothing' }),
      new Client({ Cookie: 'florin_session=x' }),
    ]
    for (const operation of operations)
      for (const client of clients) {
        const { status, body } = await call(client, operation)
        assert.deepEqual([status, body.code], [401, 'E_NOT_SIGNED_IN'], title(operation))
      }
  })

  test('a bearer header that is not valid is not made up for by a cookie', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { status } = await client.get('/household', { headers: { Authorization: 'Bearer flo_nothing' } })
    assert.equal(status, 401)
  })

  test('another site cannot change anything', async ({ assert }) => {
    const [{ client }, other] = [await makeHousehold(), await makeHousehold()]
    const foreignToken = other.client.cookies.get('XSRF-TOKEN')!
    const attempts: RequestOptions[] = [
      { withoutCsrfToken: true },
      { headers: { 'X-XSRF-TOKEN': 'guessed' } },
      { headers: { 'X-XSRF-TOKEN': foreignToken } },
      { headers: { 'Sec-Fetch-Site': 'cross-site' } },
      { headers: { 'Sec-Fetch-Site': 'same-site' } },
      { headers: { Origin: 'https://evil.example' } },
      { headers: { Origin: 'null' } },
    ]
    for (const operation of operations.filter(isChanging))
      for (const attempt of attempts) {
        const { status, body } = await call(client, operation, attempt)
        // Who may not do it at all is told so first.
        const refusals = operation.instanceAdmin ? ['E_INSTANCE_ADMINS_ONLY'] : ['E_CROSS_SITE']
        assert.deepEqual(
          [status, refusals.includes(body.code!)],
          [403, true],
          `${title(operation)} ${JSON.stringify(attempt)}`,
        )
      }
  })

  test('another site cannot sign a person in or up', async ({ assert }) => {
    for (const path of ['/session', '/users']) {
      const { status, body } = await new Client({ Origin: 'https://evil.example' }).post(path, {})
      assert.deepEqual([status, body.code], [403, 'E_CROSS_SITE'])
    }
  })

  test('our own page may change things', async ({ assert }) => {
    const { client } = await makeHousehold()
    const own = `http://${process.env.HOST}:${process.env.PORT}`
    const ways: Record<string, string>[] = [{ 'Sec-Fetch-Site': 'same-origin' }, { Origin: own }, {}]
    for (const headers of ways)
      assert.equal((await client.patch('/household', { name: 'Ours' }, { headers })).status, 200)
  })

  for (const operation of operations.filter(({ role }) => role && role !== 'viewer'))
    test(`${title(operation)}: takes the role ${operation.role}`, async ({ assert }) => {
      const household = await makeHousehold()
      const least = ROLES.indexOf(operation.role!)
      for (const role of ROLES.slice(0, least)) {
        const { client } = await addMember(household, role)
        const { status, body } = await call(client, operation)
        assert.deepEqual([status, body.code], [403, 'E_ROLE_TOO_LOW'], role)
      }
      const { client } = await addMember(household, operation.role!)
      assert.notEqual((await call(client, operation)).status, 403)
    })

  test('a viewer changes nothing', async ({ assert }) => {
    const open = operations.filter(
      (operation) =>
        operation.access === 'household' && isChanging(operation) && (operation.role ?? 'viewer') === 'viewer',
    )
    for (const operation of open) assert.include(OPEN_TO_VIEWERS, title(operation))
  })

  for (const operation of operations)
    test(`${title(operation)}: takes the scope ${operation.scope ?? 'that no token has'}`, async ({ assert }) => {
      const household = await makeHousehold()
      const others = scopes.filter((scope) => scope !== operation.scope)
      const refused = await call(await withToken(household, others), operation)
      assert.deepEqual([refused.status, refused.body.code], [403, 'E_SCOPE_MISSING'])
      if (!operation.scope) return
      const allowed = await call(await withToken(household, [operation.scope]), operation)
      assert.notInclude([401, 403], allowed.status, JSON.stringify(allowed.body))
    })

  test('reading scopes are for reading, the others for changing', async ({ assert }) => {
    const reading = (operation: Operation) => operation.scope!.endsWith(':read')
    for (const operation of operations.filter(({ scope }) => scope))
      if (isChanging(operation))
        assert.isTrue(
          !reading(operation) || [...OPEN_TO_VIEWERS, ...ONLY_TRIED].includes(title(operation)),
          title(operation),
        )
  })
})
