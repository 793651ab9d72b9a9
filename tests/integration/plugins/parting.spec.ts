import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { DeleteHousehold } from '#households/services/delete_household'
import { ConsentNotEndedException } from '#plugins/parting/exceptions'
import { EndConsent } from '#plugins/parting/end_consent'
import { TakeConsentsAlong } from '#plugins/parting/take_consents_along'
import { PUBLIC_ADDRESS, startServer, testNetwork } from '#tests/support/broker'
import { type Lab, openLab, pluginOf, secretPermission, storePermission } from '#tests/support/instances'

const HOST = 'bank.example.com'

/** A bank whose consent is ended by `DELETE` with the token and the consent that `accounts` wrote down. */
const bank = (revoke: string) =>
  pluginOf(
    `connector: {
       async connect({ input }, florin) {
         await florin.http.request({ method: 'POST', url: 'https://${HOST}/token', keep_body_as_secret: 'token' })
         return { unique_id: input.login, title: input.login }
       },
       async accounts(request, florin) {
         await florin.store.set('consent', 'c-1')
         return { accounts: [] }
       },
       async transactions() { return { transactions: [], cursor: null, has_more: false } },
       ${revoke}
     }`,
    {
      contributes: {
        connector: {
          connect: { type: 'object', properties: { login: { type: 'string', title: 'Login' } }, required: ['login'] },
        },
      },
      permissions: [
        { kind: 'http', scope: HOST, methods: ['POST', 'DELETE'], reason: 'To be tested with.' },
        secretPermission('token', HOST),
        storePermission,
      ],
    },
  )

const ENDED_BY_REQUEST = `async revoke(request, florin) {
  const consent = await florin.store.get('consent')
  const answer = await florin.http.request({
    method: 'DELETE', url: 'https://${HOST}/consents/' + consent, headers: { authorization: florin.secret('token') } })
  if (answer.status !== 200) throw new Error('Ada, the bank sleeps.')
  return {}
}`

async function openBank(revoke: string) {
  let answers = 200
  const server = await startServer([HOST], ({ path }, response) => {
    if (path === '/token') return response.end('t-hunter2')
    response.statusCode = answers
    response.end('{}')
  })
  const lab = await openLab(bank(revoke), {
    network: testNetwork({ [HOST]: [PUBLIC_ADDRESS] }, { 443: server.port }),
  })
  const id = await lab.create({ title: 'Bank' })
  await lab.connectInstance.handle(lab.household.id, id, { login: 'ada' })
  await lab.callInstance.handle(lab.household.id, id, 'connector.accounts', {})
  return {
    lab,
    id,
    ended: () => server.seen.filter(({ method }) => method === 'DELETE'),
    answerWith: (status: number) => void (answers = status),
    async close() {
      lab.close()
      server.close()
      await lab.usage.flush()
      await forget(lab.household)
    },
  }
}

/** Deletes the household as its owner does; answers the consents that wait to be ended. */
async function deleteHousehold({ household, registry, secrets, clock }: Lab): Promise<number[]> {
  const { database, id } = household
  const keyring = await app.container.make('florin.keyring')
  const along = new TakeConsentsAlong({
    database,
    clock,
    keyring,
    secrets,
    registry,
    logger: { warn: () => undefined },
  })
  const part = { beforeDeletion: along.handle.bind(along) }
  const sql = 'SELECT * FROM households WHERE id = ?'
  const row = await database.systemRead((queries) => queries.first(sql, [id]))
  const by = { userId: household.owner.id, ip: '127.0.0.1' }
  await new DeleteHousehold(database, clock, [part]).handle(row as never, by)
  return consentsOf(household)
}

async function consentsOf({ database, id }: Lab['household']): Promise<number[]> {
  const rows = await database.systemRead((queries) =>
    queries.all<{ id: number }>('SELECT id FROM ending_consents WHERE former_household = ? ORDER BY id', [id]),
  )
  return rows.map((row) => row.id)
}

/** No other test is to find work of these. */
async function forget({ database, id }: Lab['household']): Promise<void> {
  await database.systemWrite(async (writes) => {
    await writes.run('DELETE FROM ending_consents WHERE former_household = ?', [id])
    await writes.run("DELETE FROM jobs WHERE name = 'plugins.end_consent'")
  })
}

async function endConsent({ database, registry, broker, sandbox }: Lab, longest_wait_ms = 60_000) {
  const keyring = await app.container.make('florin.keyring')
  const service = new EndConsent({ database, keyring, registry, broker, sandbox, longest_wait_ms })
  return (consentId: number, isLastAttempt = false) =>
    service.handle(consentId, { signal: new AbortController().signal, isLastAttempt })
}

test.group('The consents of a household that is deleted', () => {
  test('are ended afterwards, with the secrets and the store they were given with', async ({ assert, cleanup }) => {
    const { lab, ended, close } = await openBank(ENDED_BY_REQUEST)
    cleanup(close)
    const consents = await deleteHousehold(lab)
    assert.lengthOf(consents, 1)
    assert.lengthOf(ended(), 0)
    const jobs = await lab.database.systemRead((queries) =>
      queries.all<{ payload: string }>(
        "SELECT payload FROM jobs WHERE name = 'plugins.end_consent' AND household_id IS NULL",
      ),
    )
    assert.deepInclude(
      jobs.map(({ payload }) => JSON.parse(payload) as unknown),
      { consent_id: consents[0] },
    )
    const end = await endConsent(lab)
    assert.equal(await end(consents[0]!), 'Tested ended the consent.')
    assert.deepEqual(
      ended().map(({ path, headers }) => [path, headers.authorization]),
      [['/consents/c-1', 't-hunter2']],
    )
    assert.deepEqual(await consentsOf(lab.household), [])
    assert.equal(await end(consents[0]!), 'Nothing is left to end it with.')
  })

  test('are tried again while the provider sleeps, and given up with all that is kept of them', async ({
    assert,
    cleanup,
  }) => {
    const { lab, ended, answerWith, close } = await openBank(ENDED_BY_REQUEST)
    cleanup(close)
    const [consent] = await deleteHousehold(lab)
    const end = await endConsent(lab)
    answerWith(503)
    const failure = await end(consent!).catch((thrown: unknown) => thrown as Error)
    assert.instanceOf(failure, ConsentNotEndedException)
    // What the plugin said of the person is not passed on.
    assert.equal((failure as Error).message, 'Tested could not end a consent (internal). It is tried again.')
    assert.deepEqual(await consentsOf(lab.household), [consent])
    await assert.rejects(() => end(consent!, true), /It is not tried again: end it at the provider/)
    assert.lengthOf(ended(), 2)
    assert.deepEqual(await consentsOf(lab.household), [])
  })

  test('keep nothing of a provider that has no way to end them', async ({ assert, cleanup }) => {
    const { lab, close } = await openBank('')
    cleanup(close)
    const [consent] = await deleteHousehold(lab)
    assert.match(await (await endConsent(lab))(consent!), /offers no way to end a consent/)
    assert.deepEqual(await consentsOf(lab.household), [])
  })

  test('wait for nobody who does not answer', async ({ assert, cleanup }) => {
    const { lab, close } = await openBank('async revoke() { await new Promise(() => {}) }')
    cleanup(close)
    const [consent] = await deleteHousehold(lab)
    await assert.rejects(async () => (await endConsent(lab, 200))(consent!), /could not end a consent/)
    assert.deepEqual(await consentsOf(lab.household), [consent])
  })

  test('are sealed, and not taken along where the plugin was stopped', async ({ assert, cleanup }) => {
    const [open, stopped] = [await openBank(ENDED_BY_REQUEST), await openBank(ENDED_BY_REQUEST)]
    cleanup(open.close)
    cleanup(stopped.close)
    const { household, editInstances } = stopped.lab
    await editInstances.handle(household.id, stopped.id, { enabled: false }, household.actor)
    assert.deepEqual(await deleteHousehold(stopped.lab), [])
    await deleteHousehold(open.lab)
    const row = await open.lab.database.systemRead((queries) =>
      queries.first('SELECT * FROM ending_consents WHERE former_household = ?', [open.lab.household.id]),
    )
    // Long enough not to be in a sealed text by chance.
    assert.notMatch(JSON.stringify(row), /hunter2|"login"|"consent"/)
  })

  test('do not keep a household from being deleted when their secrets do not open', async ({ assert, cleanup }) => {
    const { lab, close } = await openBank(ENDED_BY_REQUEST)
    cleanup(close)
    await lab.database.write(lab.household.id, (writes) =>
      writes.run("UPDATE plugin_secrets SET sealed = 'v1.broken' WHERE household_id = ?", [lab.household.id]),
    )
    assert.deepEqual(await deleteHousehold(lab), [])
    const left = await lab.database.systemRead((queries) =>
      queries.first('SELECT id FROM households WHERE id = ?', [lab.household.id]),
    )
    assert.isUndefined(left)
  })
})
