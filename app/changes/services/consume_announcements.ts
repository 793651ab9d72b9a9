import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '#core/clock'
import type { Database } from '#database/database'
import { type Announcement, type Consumer, wants } from '../domain/consumer.js'
import {
  advanceMark,
  announcementsAfter,
  type ClaimedMark,
  claimMark,
  MARK_LEASE_SECONDS,
  type MarkKey,
  noteConsumers,
  noteFailure,
  readMark,
  releaseMark,
  renewMark,
} from './announcement_marks.js'
import { setAsideAnnouncement } from './set_aside_announcement.js'

export { defineConsumer } from '../domain/consumer.js'

const READ_AT_ONCE = 500
/** After so many failures announcements are told one by one, to find the one that cannot be taken. */
const ONE_BY_ONE_AFTER = 3
/** After so many failures, about two hours, that one is set aside. */
const SET_ASIDE_AFTER = 20
/** Where much happens, a consumer is told of it together, and not more often than this. What comes alone is told at once. */
const TOLD_EVERY_MS = 250
/** What nobody woke us for, such as a commit of another thread or another server, is found so soon. */
const LOOK_EVERY_MS = 1_000
/** Who waits for a turn asks for it so often. */
const CLAIM_EVERY_MS = 100
const MS = 1_000

interface Logger {
  error(about: object, message: string): void
}

export interface ConsumeAnnouncementsParts {
  database: Database
  clock: Clock
  consumers: readonly Consumer[]
  logger: Logger
}

/**
 * Tells consumers what the outbox holds. Each consumer reads each household on its own, so one that fails holds up nobody; a lease
 * on its mark keeps several servers from telling it the same at once.
 */
export class ConsumeAnnouncements {
  readonly #holder = randomUUID()
  readonly #reading = new Map<string, { again: boolean; ended: Promise<void> }>()
  readonly #passedOver = new Map<string, number>()
  /** When each reading of a running server began last, and those that begin soon. */
  readonly #readAt = new Map<string, number>()
  readonly #soon = new Map<string, NodeJS.Timeout>()
  #started = false
  #timer: NodeJS.Timeout | undefined
  #latest = 0

  constructor(private readonly parts: ConsumeAnnouncementsParts) {}

  /** From now on commits are followed up by themselves. */
  async start(): Promise<void> {
    const names = this.parts.consumers.map(({ name }) => name)
    await this.parts.database.systemWrite(async (writes) => {
      await noteConsumers(writes, names)
      // A SQLite file has one server, so whoever held a mark is gone.
      if (writes.dialect === 'sqlite') await writes.run('UPDATE outbox_marks SET holder = NULL, lease_until = NULL')
    })
    this.#started = true
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS).unref()
    void this.sweep()
  }

  async stop(): Promise<void> {
    this.#started = false
    clearInterval(this.#timer)
    for (const timer of this.#soon.values()) clearTimeout(timer)
    await Promise.all([...this.#reading.values()].map(({ ended }) => ended))
  }

  /** Something was committed; does nothing in a process that does not consume. */
  wake(householdId: number): void {
    if (this.#started) for (const consumer of this.parts.consumers) this.#readSoon(consumer, householdId)
  }

  /** Reads everything there is, of all households; answers when it is done. */
  async sweep(): Promise<void> {
    const households = await this.parts.database.systemRead((queries) =>
      queries.all<{ id: number }>(
        `SELECT h.id FROM households h WHERE EXISTS (SELECT 1 FROM outbox o WHERE o.household_id = h.id)`,
      ),
    )
    for (const { id } of households) await this.drain(id)
  }

  /** Reads everything there is of a household to its end. */
  async drain(householdId: number): Promise<void> {
    await Promise.all(this.parts.consumers.map((consumer) => this.#read(consumer, householdId)))
  }

  /**
   * Tells a consumer what was set aside for it; answers whether it is still known. By then later ones have been told, so it comes out of
   * order, but never at the same time as another: it waits for its turn, and the others wait for it.
   */
  async tellAgain(name: string, householdId: number, announcementId: number): Promise<boolean> {
    const consumer = this.parts.consumers.find((known) => known.name === name)
    const [announcement] = await this.parts.database.systemRead((queries) =>
      announcementsAfter(queries, householdId, announcementId - 1, 1),
    )
    if (!consumer || announcement?.id !== announcementId) return false
    await this.#alone({ consumer: name, householdId }, () => consumer.handle(householdId, [announcement]))
    this.wake(householdId)
    return true
  }

  /** Under a name of its own, so that it takes turns with the readings of this process, too. */
  async #alone(key: MarkKey, work: () => Promise<void>): Promise<void> {
    const { database, clock } = this.parts
    const holder = randomUUID()
    const claim = () => database.systemWrite((writes) => claimMark(writes, key, holder, clock.now()))
    for (let waitedMs = 0; !(await claim()); waitedMs += CLAIM_EVERY_MS) {
      if (waitedMs > 2 * MARK_LEASE_SECONDS * MS) throw new Error(`"${key.consumer}" is being told something else.`)
      await sleep(CLAIM_EVERY_MS)
    }
    const stopRenewing = this.#keepRenewing(key, holder)
    try {
      await work()
    } finally {
      stopRenewing()
      await database.systemWrite((writes) => releaseMark(writes, key, holder))
    }
  }

  #keepRenewing(key: MarkKey, holder: string): () => void {
    const { database, clock } = this.parts
    const renew = () => database.systemWrite((writes) => renewMark(writes, key, holder, clock.now()))
    const heartbeat = setInterval(() => void renew().catch(() => undefined), (MARK_LEASE_SECONDS * MS) / 3).unref()
    return () => clearInterval(heartbeat)
  }

  async #look(): Promise<void> {
    try {
      const since = this.#latest
      const rows = await this.parts.database.systemRead((queries) =>
        queries.all<{ household_id: number; id: number }>(
          'SELECT household_id, MAX(id) AS id FROM outbox WHERE id > ? GROUP BY household_id',
          [since],
        ),
      )
      for (const { household_id: householdId, id } of rows) {
        this.#latest = Math.max(this.#latest, id)
        this.wake(householdId)
      }
    } catch (error) {
      this.parts.logger.error({ err: error }, 'The outbox could not be looked at')
    }
  }

  #readSoon(consumer: Consumer, householdId: number): void {
    const key = keyOf({ consumer: consumer.name, householdId })
    if (this.#soon.has(key)) return
    const wait = (this.#readAt.get(key) ?? 0) + TOLD_EVERY_MS - performance.now()
    const read = () => {
      this.#soon.delete(key)
      this.#readAt.set(key, performance.now())
      if (this.#started) void this.#read(consumer, householdId)
    }
    if (wait <= 0) read()
    else this.#soon.set(key, setTimeout(read, wait).unref())
  }

  /** One reading at a time for a consumer and a household; being woken meanwhile means to read once more. */
  #read(consumer: Consumer, householdId: number): Promise<void> {
    const key = keyOf({ consumer: consumer.name, householdId })
    const current = this.#reading.get(key)
    if (current) {
      current.again = true
      return current.ended
    }
    const reading = { again: true, ended: Promise.resolve() }
    this.#reading.set(key, reading)
    reading.ended = (async () => {
      try {
        while (reading.again) {
          reading.again = false
          await this.#readOn(consumer, householdId)
        }
      } catch (error) {
        this.parts.logger.error({ err: error, consumer: consumer.name }, 'The outbox could not be read')
      } finally {
        this.#reading.delete(key)
      }
    })()
    return reading.ended
  }

  async #readOn(consumer: Consumer, householdId: number): Promise<void> {
    const { database, clock } = this.parts
    const key = { consumer: consumer.name, householdId }
    if (!(await this.#hasSomethingFor(consumer, key))) return
    const mark = await database.systemWrite((writes) => claimMark(writes, key, this.#holder, clock.now()))
    if (mark) await this.#tellAll(consumer, key, mark)
  }

  /** What a consumer does not listen to costs no write: how far that goes is kept in memory only. */
  #hasSomethingFor(consumer: Consumer, key: MarkKey): Promise<boolean> {
    const [name, now] = [keyOf(key), this.parts.clock.now()]
    return this.parts.database.systemRead(async (queries) => {
      const mark = await readMark(queries, key)
      if (mark.retryAt !== null && mark.retryAt > now) return false
      if (mark.holder !== null && mark.holder !== this.#holder && mark.leaseUntil! >= now) return false
      for (let position = Math.max(mark.position, this.#passedOver.get(name) ?? 0); ;) {
        const read = await announcementsAfter(queries, key.householdId, position, READ_AT_ONCE)
        if (read.some(({ topic }) => wants(consumer, topic))) return true
        if (read.length > 0) this.#passedOver.set(name, (position = read[read.length - 1].id))
        if (read.length < READ_AT_ONCE) return false
      }
    })
  }

  async #tellAll(consumer: Consumer, key: MarkKey, mark: ClaimedMark): Promise<void> {
    const { database } = this.parts
    const stopRenewing = this.#keepRenewing(key, this.#holder)
    const atOnce = mark.failures < ONE_BY_ONE_AFTER ? READ_AT_ONCE : 1
    let telling: readonly Announcement[] = []
    try {
      let position = Math.max(mark.position, this.#passedOver.get(keyOf(key)) ?? 0)
      for (let more = true; more;) {
        const read = await database.systemRead((queries) =>
          announcementsAfter(queries, key.householdId, position, atOnce),
        )
        telling = read.filter(({ topic }) => wants(consumer, topic))
        if (telling.length > 0) await consumer.handle(key.householdId, telling)
        telling = []
        position = read.at(-1)?.id ?? position
        more = read.length === atOnce
        const ours = await this.#moveOn(key, position, more)
        more &&= ours
      }
    } catch (error) {
      await this.#fail(consumer, key, error, telling)
    } finally {
      stopRenewing()
    }
  }

  #moveOn(key: MarkKey, position: number, more: boolean): Promise<boolean> {
    return this.parts.database.systemWrite(async (writes) => {
      const ours = await advanceMark(writes, key, this.#holder, position, this.parts.clock.now())
      if (!more) await releaseMark(writes, key, this.#holder)
      return ours
    })
  }

  async #fail(consumer: Consumer, key: MarkKey, error: unknown, told: readonly Announcement[]): Promise<void> {
    const { database, clock, logger } = this.parts
    const about = { err: error, consumer: key.consumer, household: key.householdId }
    const problem = error instanceof Error ? error.message : String(error)
    const waitSeconds = await database.systemWrite(async (writes) => {
      const { failures } = await readMark(writes, key)
      if (told.length === 1 && failures + 1 >= SET_ASIDE_AFTER) {
        await setAsideAnnouncement(writes, key, this.#holder, told[0]!, clock.now())
        return 0
      }
      return noteFailure(writes, key, this.#holder, problem, clock.now())
    })
    const outcome = waitSeconds === 0 ? 'goes on without what it cannot take' : 'is told again'
    logger.error(about, `A consumer of the outbox failed; it ${outcome}`)
    const again = () => void (this.#started && this.#read(consumer, key.householdId))
    if (this.#started) setTimeout(again, waitSeconds * MS + MS).unref()
  }
}

const keyOf = ({ consumer, householdId }: MarkKey) => `${consumer} ${householdId}`
