import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import type { Announcement } from '#changes/domain/consumer'
import { TRAINING_JOB } from '#categorizing/services/learn_corrections'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

interface Model {
  id: number
  version: number
  state: string
  traffic_share: number
  rows: number
  corrections: number
  metrics: { accuracy: number; importance: Record<string, number> } | null
}

const models = async ({ client }: TestHousehold) => (await client.get<{ data: Model[] }>('/ml/models')).body.data
const train = async ({ id }: TestHousehold) => (await app.container.make('florin.trainModel')).handle(id)

/** Forty made-up shops, so that nothing is known of any of them from elsewhere. */
async function makeHistory(household: TestHousehold): Promise<void> {
  const lines = Array.from({ length: 40 }, (_, at) => {
    const day = `2026-0${1 + Math.floor(at / 20)}-${String(1 + (at % 20)).padStart(2, '0')}`
    const [payee, category] = at % 2 === 0 ? ['Zwumpel Plork', 'Snorks'] : ['Kvitta Brommel', 'Blumps']
    return `${day} ${payee} ${at} | Assets:Checking -${10 + at}.00 EUR | Expenses:${category}`
  })
  await journal(household, lines.join('\n'))
}

/** The states of the trainings of a household, in the order they were asked for. */
async function trainings({ database, id }: TestHousehold): Promise<string[]> {
  const jobs = await database.systemRead((queries) =>
    queries.all<{ state: string }>('SELECT state FROM jobs WHERE household_id = ? AND name = ? ORDER BY id', [
      id,
      TRAINING_JOB,
    ]),
  )
  return jobs.map(({ state }) => state)
}

async function announcements({ database, id }: TestHousehold): Promise<Announcement[]> {
  const last = await database.read(id, (queries) =>
    queries.first<{ id: number }>('SELECT MAX(id) AS id FROM change_sets'),
  )
  return [{ id: 1, topic: 'ledger.changed', changeSetId: last!.id, payload: {}, at: '' }]
}

test.group('A model of the household', () => {
  test('says with how few it does not begin', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { status, body } = await client.post('/ml/models')
    assert.equal(status, 422)
    assert.deepInclude(body, { code: 'E_INSUFFICIENT_DATA', known: 0, needed: 30 })
  })

  test('is learned, judged by later transactions, and answers', async ({ assert }) => {
    const household = await makeHousehold()
    await makeHistory(household)
    assert.equal((await household.client.post('/ml/models')).status, 202)
    await train(household)
    const [model] = await models(household)
    assert.deepInclude(model, { version: 1, state: 'deployed', traffic_share: 100, rows: 40, corrections: 0 })
    assert.equal(model.metrics!.accuracy, 1)
    assert.isAbove(model.metrics!.importance.text, 0.2)
    const account_id = await accountOf(household, 'Assets:Checking', 'EUR')
    await household.client.post('/transactions', {
      occurred_on: '2026-03-10',
      account_id,
      amount: '-7.00',
      payee: 'Plork Zwumpel 99',
    })
    const { data } = (
      await household.client.get<{ data: { guess: { by: string; category: { name: string } } }[] }>('/review')
    ).body
    assert.deepInclude(data[0].guess, { by: 'model' })
    assert.equal(data[0].guess.category.name, 'Snorks')
    const { body } = await household.client.get<{ drift: unknown[]; live: object }>(
      `/ml/models/${model.id}/performance`,
    )
    assert.deepEqual([body.drift, body.live], [[], { judged: 0, right: 0 }])
  })

  test('knows a correction a moment later', async ({ assert }) => {
    const household = await makeHousehold()
    await makeHistory(household)
    await train(household)
    const account_id = await accountOf(household, 'Assets:Checking', 'EUR')
    const spend = (payee: string) =>
      household.client.post<{ id: number }>('/transactions', {
        occurred_on: '2026-03-10',
        account_id,
        amount: '-7.00',
        payee,
      })
    const first = (await spend('Drimmel Nostra')).body.id
    const decisions = [{ transaction_id: first, category_id: await accountOf(household, 'Expenses:Blumps') }]
    await household.client.post('/review/decisions', { decisions })
    await (await app.container.make('florin.learnCorrections')).handle(household.id, await announcements(household))
    assert.isAtLeast((await models(household))[0].corrections, 1)
    await spend('Nostra Drimmel')
    const { data } = (await household.client.get<{ data: { guess: { category: { name: string } } }[] }>('/review')).body
    assert.equal(data[0].guess.category.name, 'Blumps')
  })

  test('learns nothing of a note', async ({ assert }) => {
    const household = await makeHousehold()
    await makeHistory(household)
    await train(household)
    const { data } = (await household.client.get<{ data: { id: number }[] }>('/transactions')).body
    const ids = data.map(({ id }) => id)
    await household.client.patch('/transactions', { ids, set: { note: 'Kept the receipt', add_tags: ['paper'] } })
    await (await app.container.make('florin.learnCorrections')).handle(household.id, await announcements(household))
    assert.equal((await models(household))[0].corrections, 0)
  })

  test('is asked for once, however much is decided before it is learned', async ({ assert }) => {
    const household = await makeHousehold()
    await makeHistory(household)
    const learn = async () =>
      (await app.container.make('florin.learnCorrections')).handle(household.id, await announcements(household))
    for (let edit = 0; edit < 3; edit++) {
      await journal(household, `2026-03-0${1 + edit} Zwumpel Plork | Assets:Checking -5.00 EUR | Expenses:Snorks`)
      await learn()
    }
    assert.equal((await household.client.post('/ml/models')).status, 202)
    assert.deepEqual(await trainings(household), ['waiting'])
    // One at work has read its lessons already.
    await household.database.systemWrite((writes) =>
      writes.run("UPDATE jobs SET state = 'running', lease_until = '2099-01-01' WHERE household_id = ? AND name = ?", [
        household.id,
        TRAINING_JOB,
      ]),
    )
    await learn()
    await learn()
    assert.deepEqual(await trainings(household), ['running', 'waiting'])
  })

  test('shares the questions with another, takes them over, and gives them back', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    await makeHistory(household)
    await train(household)
    await train(household)
    const shares = (all: Model[]) => all.map(({ version, state, traffic_share: share }) => [version, state, share])
    const [second, first] = await models(household)
    assert.deepEqual(shares([second, first]), [
      [2, 'deployed', 100],
      [1, 'retired', 0],
    ])
    const tried = await client.put<{ data: Model[] }>(`/ml/models/${first.id}/deployment`, { traffic_share: 30 })
    assert.deepEqual(shares(tried.body.data), [
      [2, 'deployed', 70],
      [1, 'candidate', 30],
    ])
    const taken = await client.put<{ data: Model[] }>(`/ml/models/${first.id}/deployment`, { traffic_share: 100 })
    assert.deepEqual(shares(taken.body.data), [
      [2, 'retired', 0],
      [1, 'deployed', 100],
    ])
    const back = await client.delete<{ data: Model[] }>(`/ml/models/${first.id}/deployment`)
    assert.deepEqual(shares(back.body.data), [
      [2, 'deployed', 100],
      [1, 'retired', 0],
    ])
  })
})
