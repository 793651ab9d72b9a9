import type { EncryptionService } from '@adonisjs/core/types'
import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import { needs } from '#core/needs'
import type { Database, Writes } from '#database/database'
import { IdempotencyKeyReusedException, RequestInFlightException } from './exceptions.js'

const KEPT_SECONDS = 24 * 3600
/** A request that was running when its process died never ends; after this long its key is free again. */
const IN_FLIGHT_SECONDS = 120

export interface Claim {
  userId: number
  householdId: number | null
  key: string
  requestHash: string
}

export interface KeptAnswer {
  status: number
  headers: Record<string, string>
  body: unknown
}

interface KeptRow {
  id: number
  request_hash: string
  status: number | null
  response: string | null
  created_at: string
}

/** Remembers what was answered to a key, so that a request that is sent again is not done again. */
@needs('florin.database', 'florin.clock', 'encryption')
export class IdempotencyKeys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly encryption: EncryptionService,
  ) {}

  /** The answer that was given before; or the id of the claim, when this is the first time. */
  claim(claim: Claim): Promise<{ answer: KeptAnswer } | { id: number }> {
    return this.database.systemWrite(async (writes) => {
      // Requests of one person take turns here, so that two with the same key cannot both be the first.
      await writes.run('UPDATE users SET name = name WHERE id = ?', [claim.userId])
      await this.#forget(writes)
      const sql = `SELECT id, request_hash, status, response, created_at FROM idempotency_keys
                   WHERE user_id = ? AND idempotency_key = ?`
      const kept = await writes.first<KeptRow>(sql, [claim.userId, claim.key])
      if (!kept) return { id: await this.#insert(writes, claim) }
      if (kept.request_hash !== claim.requestHash) throw new IdempotencyKeyReusedException()
      if (kept.status === null) throw new RequestInFlightException()
      return { answer: this.encryption.decrypt<KeptAnswer>(kept.response!)! }
    })
  }

  /** Answers may hold what is shown only once, such as a new API token, so they are kept encrypted. */
  async keep(id: number, answer: KeptAnswer): Promise<void> {
    const response = this.encryption.encrypt(answer)
    await this.database.systemWrite((writes) =>
      writes.run('UPDATE idempotency_keys SET status = ?, response = ? WHERE id = ?', [answer.status, response, id]),
    )
  }

  /** A request that failed changed nothing and may be tried again, mended, with the same key. */
  async release(id: number): Promise<void> {
    await this.database.systemWrite((writes) => writes.run('DELETE FROM idempotency_keys WHERE id = ?', [id]))
  }

  /** Claims do the same; where nobody claims for a long time, a job does. */
  forgetOld(): Promise<number> {
    return this.database.systemWrite((writes) => this.#forget(writes))
  }

  #insert(writes: Writes, { userId, householdId, key, requestHash }: Claim): Promise<number> {
    return writes.insert('idempotency_keys', {
      user_id: userId,
      about_household_id: householdId,
      idempotency_key: key,
      request_hash: requestHash,
      status: null,
      response: null,
      created_at: this.clock.now(),
    })
  }

  #forget(writes: Writes): Promise<number> {
    const now = this.clock.now()
    return writes.run('DELETE FROM idempotency_keys WHERE created_at < ? OR (status IS NULL AND created_at < ?)', [
      shiftInstant(now, -KEPT_SECONDS),
      shiftInstant(now, -IN_FLIGHT_SECONDS),
    ])
  }
}
