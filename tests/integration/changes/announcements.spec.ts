import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { Announcement } from '#changes/domain/consumer'
import { announce } from '#changes/services/announce'
import { ConsumeAnnouncements, defineConsumer } from '#changes/services/consume_announcements'
import { TELL_AGAIN_JOB } from '#changes/services/set_aside_announcement'
import { FixedClock } from '#core/clock'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { quiet } from '#tests/support/jobs'

const clock = new FixedClock('2026-03-31T12:00:00.000Z')
let names = 0

/** A consumer with a name of its own, and what it was told. */
function listener(topics: string[], onTold: (told: readonly Announcement[]) => Promise<void> | void = () => undefined) {
  const told: Announcement[] = []
  const name = `test.consumer_${[...String(++names)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`
  const consumer = defineConsumer({
    name,
    topics,
    async handle(_, announcements) {
      await onTold(announcements)
      told.push(...announcements)
    },
  })
  return { consumer, told, numbers: () => told.map(({ payload }) => payload.number) }
}

const readerOf = ({ database }: TestHousehold, ...listeners: { consumer: ReturnType<typeof defineConsumer> }[]) =>
  new ConsumeAnnouncements({ database, clock, logger: quiet, consumers: listeners.map(({ consumer }) => consumer) })

const say = (household: TestHousehold, topic: string, number: number) =>
  household.database.write(household.id, (writes) => announce(writes, topic, { number }))

test.group('Announcements', () => {
  test('are told once, in order, to those who listen to their topic', async ({ assert }) => {
    const household = await makeHousehold()
    const [tea, all] = [listener(['tea.ready']), listener(['tea.*', 'cake.ready'])]
    const reader = readerOf(household, tea, all)
    for (const [at, topic] of ['tea.ready', 'cake.ready', 'tea.cold', 'milk.gone'].entries())
      await say(household, topic, at)
    await reader.drain(household.id)
    await reader.drain(household.id)
    await say(household, 'tea.ready', 4)
    await reader.drain(household.id)
    assert.deepEqual(tea.numbers(), [0, 4])
    assert.deepEqual(all.numbers(), [0, 1, 2, 4])
  })

  test('are told only when what they tell of was committed', async ({ assert }) => {
    const household = await makeHousehold()
    const heard = listener(['tea.ready'])
    const failing = household.database.write(household.id, async (writes) => {
      await announce(writes, 'tea.ready', { number: 1 })
      throw new Error('spilt')
    })
    await assert.rejects(() => failing, 'spilt')
    await readerOf(household, heard).drain(household.id)
    assert.deepEqual(heard.told, [])
  })

  test('are told again to a consumer that fails, which holds up nobody', async ({ assert }) => {
    const household = await makeHousehold()
    let broken = true
    const failing = listener(['tea.*'], () => {
      if (broken) throw new Error('no cup')
    })
    const fine = listener(['tea.*'])
    const reader = readerOf(household, failing, fine)
    await say(household, 'tea.ready', 1)
    await reader.drain(household.id)
    await say(household, 'tea.ready', 2)
    await reader.drain(household.id)
    assert.deepEqual([failing.numbers(), fine.numbers()], [[], [1, 2]])
    broken = false
    await reader.drain(household.id)
    assert.deepEqual(failing.numbers(), [], 'not before its wait is over')
    clock.advance(2_000)
    await reader.drain(household.id)
    assert.deepEqual(failing.numbers(), [1, 2])
  })

  test('that a consumer can never take are set aside as a job, and the others are told', async ({ assert }) => {
    const household = await makeHousehold()
    let cups = 0
    const picky = listener(['tea.*'], (told) => {
      if (cups === 0 && told.some(({ payload }) => payload.number === 2)) throw new Error('no cup')
    })
    const reader = readerOf(household, picky)
    const { database, id } = household
    const setAside = () =>
      database.systemRead((queries) =>
        queries.all<{ payload: string }>('SELECT payload FROM jobs WHERE name = ? AND household_id = ?', [
          TELL_AGAIN_JOB,
          id,
        ]),
      )
    for (const number of [1, 2, 3]) await say(household, 'tea.ready', number)
    // Three times all together; then the first by itself is fine, and the second fails by itself.
    for (let attempt = 1; attempt < 3 + 20; attempt++) {
      await reader.drain(id)
      clock.advance(601_000)
    }
    assert.deepEqual([picky.numbers(), await setAside()], [[1], []], 'not too early')
    await reader.drain(id)
    await reader.drain(id)
    assert.deepEqual(picky.numbers(), [1, 3])
    const jobs = await setAside()
    assert.lengthOf(jobs, 1)
    const { consumer, announcement_id } = JSON.parse(jobs[0]!.payload) as { consumer: string; announcement_id: number }
    assert.equal(consumer, picky.consumer.name)
    await assert.rejects(() => reader.tellAgain(consumer, id, announcement_id), 'no cup')
    cups++
    assert.isTrue(await reader.tellAgain(consumer, id, announcement_id))
    assert.deepEqual(picky.numbers(), [1, 3, 2])
    await database.systemWrite((writes) => writes.run('DELETE FROM outbox WHERE id = ?', [announcement_id]))
    assert.isFalse(await reader.tellAgain(consumer, id, announcement_id))
  })

  test('that were set aside are told after later ones, but at no time beside another', async ({ assert }) => {
    const household = await makeHousehold()
    const { database, id } = household
    let atWork = 0
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const careful = listener(['tea.*'], async () => {
      assert.equal(++atWork, 1, 'one at a time')
      begun.resolve()
      await goOn.promise
      atWork--
    })
    // Two servers: what is told again by one waits for the reading of the other.
    const [reader, other] = [readerOf(household, careful), readerOf(household, careful)]
    const first = await say(household, 'tea.ready', 1)
    await database.systemWrite((writes) =>
      writes.insertRows('outbox_marks', ['consumer', 'household_id', 'position'], [[careful.consumer.name, id, first]]),
    )
    const second = await say(household, 'tea.ready', 2)
    const reading = reader.drain(id)
    await begun.promise
    const again = other.tellAgain(careful.consumer.name, id, first)
    goOn.resolve()
    await Promise.all([reading, again])
    assert.deepEqual(careful.numbers(), [2, 1])
    const mark = await database.systemRead((queries) =>
      queries.first('SELECT position, holder FROM outbox_marks WHERE consumer = ?', [careful.consumer.name]),
    )
    assert.deepEqual(mark, { position: second, holder: null })
  })

  test('are read by one of two servers at a time', async ({ assert }) => {
    const household = await makeHousehold()
    let atWork = 0
    let most = 0
    const slow = listener(['tea.*'], async () => {
      most = Math.max(most, ++atWork)
      await new Promise((resolve) => setTimeout(resolve, 20))
      atWork--
    })
    const servers = [readerOf(household, slow), readerOf(household, slow)]
    for (let number = 0; number < 20; number++) {
      await say(household, 'tea.ready', number)
      await Promise.all(servers.map((server) => server.drain(household.id)))
    }
    assert.equal(most, 1)
    assert.deepEqual(slow.numbers(), [...Array(20).keys()])
  })

  test('are taken over from a server that died while it read', async ({ assert }) => {
    const household = await makeHousehold()
    let died!: () => void
    const dead = new Promise<void>((resolve) => (died = resolve))
    const heard = listener(['tea.*'])
    const dying = {
      consumer: defineConsumer({ ...heard.consumer, handle: () => (died(), new Promise<void>(() => undefined)) }),
    }
    await say(household, 'tea.ready', 1)
    void readerOf(household, dying).drain(household.id)
    await dead
    const other = readerOf(household, heard)
    await other.drain(household.id)
    assert.deepEqual(heard.numbers(), [], 'while the lease lasts')
    clock.advance(31_000)
    await other.drain(household.id)
    assert.deepEqual(heard.numbers(), [1])
  })

  test('committed by many at the same time are all told, in the order of their commits', async ({ assert }) => {
    const household = await makeHousehold()
    const heard = listener(['tea.*'])
    const reader = readerOf(household, heard)
    let committed = 0
    const saying = [...Array(40).keys()].map((number) =>
      household.database
        .systemWrite(async (writes) => {
          if (number % 3 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
          await announce(writes, 'tea.ready', { number }, { householdId: household.id })
          if (number % 2 === 0) await new Promise((resolve) => setTimeout(resolve, 3))
        })
        .then(() => committed++),
    )
    while (committed < 40)
      await Promise.all([reader.drain(household.id), new Promise((resolve) => setTimeout(resolve, 2))])
    await Promise.all(saying)
    await reader.drain(household.id)
    assert.sameMembers(heard.numbers(), [...Array(40).keys()])
    const ids = heard.told.map(({ id }) => id)
    assert.deepEqual(
      ids,
      [...ids].sort((a, b) => a - b),
    )
  })

  test('wake a running server right after a commit, and soon when another thread committed', async ({ assert }) => {
    const household = await makeHousehold()
    const waiting: (() => void)[] = []
    const heard = listener(['tea.*'], () => void setImmediate(() => waiting.shift()?.()))
    const told = () => new Promise<void>((resolve) => waiting.push(resolve))
    const reader = readerOf(household, heard)
    await reader.start()
    try {
      const first = told()
      await say(household, 'tea.ready', 1)
      reader.wake(household.id)
      await first
      const second = told()
      await say(household, 'tea.ready', 2)
      await second
      assert.deepEqual(heard.numbers(), [1, 2])
    } finally {
      await reader.stop()
    }
  })

  test('of before a consumer existed are not told to it', async ({ assert }) => {
    const household = await makeHousehold()
    await say(household, 'tea.ready', 1)
    const heard = listener(['tea.*'])
    const reader = readerOf(household, heard)
    await reader.start()
    await reader.stop()
    await say(household, 'tea.ready', 2)
    await reader.drain(household.id)
    assert.deepEqual(heard.numbers(), [2])
  })

  test('follow each change set, with what it followed from', async ({ assert }) => {
    const household = await makeHousehold()
    const heard = listener(['ledger.changed'])
    const gateway = await app.container.make('florin.gateway')
    const reader = readerOf(household, heard)
    await reader.drain(household.id)
    heard.told.length = 0
    const causation = { id: 'automation-run:7', depth: 2 }
    const actor = { kind: 'automation', id: 7, label: 'Tag it' } as const
    const origin = { actor, cause: 'automation.step', summary: 'Tagged', causation }
    const { changeSetId } = await gateway.change(household.id, origin, (changes) =>
      changes.insert('tags', { name: 'x', match_key: 'x', color: null }),
    )
    await reader.drain(household.id)
    assert.lengthOf(heard.told, 1)
    assert.equal(heard.told[0].changeSetId, changeSetId)
    assert.containSubset(heard.told[0].payload, { cause: 'automation.step', actor: 'automation', causation })
  })
})
